using System.Net;
using CircleCi.Generated.Http;
using CircleCi.Generated.Tests.Support;

namespace CircleCi.Generated.Tests.Http;

/// <summary>Errors in XML, as storages answer them, are told as what they say; they are no web pages.</summary>
public class StorageErrors
{
    public static TheoryData<string, string> Bodies => new()
    {
        // S3
        { """<?xml version="1.0" encoding="UTF-8"?>""" + "\n<Error><Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>300</X-Amz-Expires><HostId>x</HostId></Error>", "AccessDenied: Request has expired" },
        { "<Error><Message>The provided token has expired.</Message><Code>ExpiredToken</Code></Error>", "ExpiredToken: The provided token has expired." },
        { "\uFEFF<?xml version='1.0'?><!-- minio --><Error xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Code>NoSuchKey</Code></Error>", "NoSuchKey" },
        // Google's
        { "<?xml version='1.0' encoding='UTF-8'?><Error><Code>ExpiredToken</Code><Message>Invalid argument.</Message><Details>The provided token has expired. Request signature expired at: 2026</Details></Error>", "ExpiredToken: Invalid argument." },
        // Azure's
        { "\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>AuthenticationFailed</Code><Message>Server failed to authenticate the request.\nRequestId:1\nTime:2</Message></Error>", "AuthenticationFailed: Server failed to authenticate the request. RequestId:1 Time:2" },
        // AWS's other services
        { "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type><Code>InvalidToken</Code><Message>a &lt;b&gt; &amp; &quot;c&quot; &#x41;</Message></Error></ErrorResponse>", "InvalidToken: a <b> & \"c\" A" },
        { "<Error><Code>Cut</Code><Message>It breaks o", "Cut: It breaks o" },
        { "<Error><Code><![CDATA[Odd]]></Code><Message><![CDATA[a < b]]></Message></Error>", "Odd: a < b" },
        { "<?xml version=\"1.0\"?><report/>", "XML" },
        { "<Error/>", "XML" },
        { "<Error><Code></Code><Message> </Message></Error>", "XML" },
        // These are pages.
        { "<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Sign in</title></head></html>", "a web page, \"Sign in\"" },
        { "<html><title>Bad</title><body><code>AccessDenied</code></body></html>", "a web page, \"Bad\"" },
        { "<Errors>", "a web page" },
        { "<", "a web page" },
        { "<!--", "a web page" },
        { "<?", "a web page" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Are_told_as_what_they_say(string body, string said) => Assert.Equal(said, ErrorMessage.Find(body));

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(410)]
    public void Get_no_hint_of_proxies_and_tokens(int status)
    {
        using var wire = new Wire((HttpStatusCode)status, "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>", "application/xml");
        using var circle = wire.Client();

        var ofFile = Assert.ThrowsAny<CircleCiException>(() => circle.V2.Jobs.DownloadArtifact(new() { Path = "a", Url = "https://storage.test/a?s=1" }, Stream.Null)).Message;
        var ofApi = Assert.ThrowsAny<CircleCiException>(() => circle.V2.Users.GetCurrent()).Message;

        Assert.All([ofFile, ofApi], m =>
        {
            Assert.Contains(": AccessDenied: Request has expired", m);
            Assert.DoesNotContain("token", m);
            Assert.DoesNotContain("web page", m);
            Assert.DoesNotContain("Something before CircleCI", m);
        });
    }

    [Fact]
    public void Are_told_as_such_of_an_answer_of_success()
    {
        using var wire = new Wire(json: "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>", contentType: "application/xml");
        using var circle = wire.Client();

        var e = Assert.Throws<CircleCiFormatException>(() => circle.V2.Users.GetCurrent());

        Assert.Contains("is XML, not JSON: SlowDown: Reduce your request rate.", e.Message);
    }
}
