#region receive
using System.Threading.Channels;
using CircleCi.Generated;
using CircleCi.Generated.Webhooks;
using CircleCi.Samples.WebhookReceiver;

var builder = WebApplication.CreateBuilder(args);
// Deliveries have a few kilobytes, and anybody can post here.
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 1024 * 1024);
builder.Services.AddSingleton(Channel.CreateBounded<WebhookDelivery>(1000));
builder.Services.AddHostedService<DeliveryWorker>();
var app = builder.Build();

var secret = app.Configuration["WebhookSecret"] ?? throw new InvalidOperationException("Set WebhookSecret to the webhook's signing secret.");
var guard = new WebhookReplayGuard();

app.MapPost("/circleci", async (HttpRequest request, Channel<WebhookDelivery> deliveries) =>
{
    using var body = new MemoryStream();
    await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted);
    WebhookDelivery delivery;
    try
    {
        delivery = WebhookDelivery.Read(body.ToArray(), request.Headers[WebhookSignature.HeaderName], secret);
    }
    catch (CircleCiException e)
    {
        app.Logger.LogWarning("Refused: {Why}", e.Message);
        return Results.Unauthorized();
    }

    if (!guard.TryAccept(delivery, out var refusal))
        return refusal == WebhookRejection.SeenBefore ? Results.Ok() : Results.BadRequest($"{refusal}");
    // CircleCI waits a few seconds for the response: the work is done later, elsewhere.
    if (deliveries.Writer.TryWrite(delivery))
        return Results.Ok();
    guard.Forget(delivery);
    return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
});

app.Run();
#endregion
