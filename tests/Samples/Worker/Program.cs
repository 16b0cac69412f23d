using CircleCi.Samples.Worker;

#region add-circleci
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddCircleCi(builder.Configuration.GetSection("CircleCi"));
builder.Services.AddHealthChecks().AddCircleCi();
builder.Services.AddHostedService<PipelineWatcher>();
#endregion

await builder.Build().RunAsync();
