#region add-circleci
using CircleCi.Samples.Worker;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddCircleCi(builder.Configuration.GetSection("CircleCi"));
builder.Services.AddHealthChecks().AddCircleCi();
builder.Services.AddHostedService<PipelineWatcher>(); // a BackgroundService that takes a CircleCiClient
await builder.Build().RunAsync();
#endregion
