using System.Threading.Channels;
using CircleCi.Generated;
using CircleCi.Generated.Webhooks;

namespace CircleCi.Samples.WebhookReceiver;

/// <summary>Does what is to be done about deliveries, one after the other.</summary>
internal sealed class DeliveryWorker(Channel<WebhookDelivery> deliveries, ILogger<DeliveryWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var delivery in deliveries.Reader.ReadAllAsync(stoppingToken))
        {
            if (delivery.Type == WebhookEvent.WorkflowCompleted)
                log.LogInformation("{Workflow} of {Project}, pipeline {Number}: {Status}", delivery.Workflow.Name, delivery.Project.Slug, delivery.Pipeline.Number, delivery.Workflow.Status);
        }
    }
}
