using System.Net;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

/// <summary>What an exception has for programs: its class, the word for the error and the id of the request.</summary>
public class ErrorsForPrograms
{
    [Theory]
    [InlineData("""{"error":{"id":"req_17","type":"validation_error","title":"Bad","detail":"No."}}""", "validation_error", "req_17")]
    [InlineData("""{"error":"invalid_grant","error_description":"The grant is over."}""", "invalid_grant", null)]
    [InlineData("""{"code":"quota","message":"No more."}""", "quota", null)]
    [InlineData("""{"message":"No."}""", null, null)]
    [InlineData("""{"error":"Something went wrong."}""", null, null)]
    [InlineData("""{"error":{"id":{"a":1},"type":["x"]}}""", null, null)]
    [InlineData("<html><title>Bad</title></html>", null, null)]
    [InlineData("", null, null)]
    public void Have_the_code_and_the_id_that_circleci_sends(string body, string? code, string? id)
    {
        using var wire = new Wire(HttpStatusCode.BadRequest, body);
        using var circle = wire.Client();

        var e = Assert.Throws<CircleCiBadRequestException>(() => circle.V2.Users.GetCurrent());

        Assert.Equal((code, id), (e.ErrorCode, e.RequestId));
        Assert.Equal(HttpStatusCode.BadRequest, e.StatusCode);
    }

    [Fact]
    public async Task Show_no_token_that_a_server_repeats()
    {
        using var wire = new Wire(HttpStatusCode.BadRequest, """{"error":{"id":"CCIPAT_test","type":"CCIPAT_test"}}""");
        using var circle = wire.Client();

        var e = await Assert.ThrowsAsync<CircleCiBadRequestException>(() => circle.V2.Users.GetCurrentAsync());

        Assert.DoesNotContain("CCIPAT_test", $"{e.ErrorCode} {e.RequestId}");
    }
}
