using System.Net;
using CircleCi.DependencyInjection.Tests.Support;
using CircleCi.Generated;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CircleCi.DependencyInjection.Tests;

public class Clients
{
    [Fact]
    public async Task Are_injected_ready_to_call()
    {
        await using var server = await Server.StartAsync();
        await using var services = Services.Of(s => s.AddCircleCi(Services.To(server)));

        var user = await services.Circle().V2.Users.GetCurrentAsync();
        var same = services.Circle().V2.Users.GetCurrent();

        Assert.Equal(("ada", "ada"), (user.Login, same.Login));
        Assert.Equal([("GET /api/v2/me", "CCIPAT_secret"), ("GET /api/v2/me", "CCIPAT_secret")], server.Requests);
    }

    [Fact]
    public async Task Are_one_for_the_whole_program()
    {
        await using var services = Services.Of(s =>
        {
            s.AddCircleCi();
            s.AddCircleCi(o => o.Product = "again/1.0");
        });
        using var scope = services.CreateScope();

        Assert.Same(services.Circle(), scope.ServiceProvider.Circle());
        Assert.Single(services.GetServices<CircleCiClient>());
    }

    [Fact]
    public async Task Of_several_names_have_their_own_servers_and_tokens()
    {
        await using var cloud = await Server.StartAsync();
        await using var own = await Server.StartAsync();
        await using var services = Services.Of(s =>
        {
            s.AddCircleCi(Services.To(cloud));
            s.AddCircleCi("own", o => (o.BaseAddress, o.Token) = (own.Address, "CCIPAT_own"));
            s.AddSingleton<UserOfBoth>();
        });

        await services.GetRequiredService<UserOfBoth>().CallAsync();

        Assert.Equal("CCIPAT_secret", Assert.Single(cloud.Requests).Token);
        Assert.Equal("CCIPAT_own", Assert.Single(own.Requests).Token);
    }

    [Fact]
    public void Have_no_empty_name() => Assert.Throws<ArgumentException>(() => new ServiceCollection().AddCircleCi(" "));

    [Fact]
    public async Task Take_options_out_of_other_services()
    {
        await using var server = await Server.StartAsync();
        await using var services = Services.Of(s =>
        {
            s.AddSingleton(new Vault("CCIPAT_vault"));
            s.AddCircleCi(Services.To(server));
            s.AddOptions<CircleCiClientOptions>().Configure<Vault>((o, vault) => o.TokenProvider = () => vault.Token);
        });

        await services.Circle().V2.Users.GetCurrentAsync();

        Assert.Equal("CCIPAT_vault", Assert.Single(server.Requests).Token);
    }

    [Fact]
    public async Task Send_through_the_handlers_that_are_added_to_them()
    {
        await using var server = await Server.StartAsync();
        await using var services = Services.Of(s =>
        {
            s.AddTransient<UnknownHandler>();
            s.AddCircleCi(Services.To(server)).AddHttpMessageHandler<UnknownHandler>();
        });

        await services.Circle().V2.Users.GetCurrentAsync();

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Ask_for_a_handler_with_each_request_so_that_old_ones_can_go()
    {
        var factory = new CountingFactory();
        await using var services = Services.Of(s =>
        {
            s.AddCircleCi(o => o.BaseAddress = new Uri("https://circle.test"));
            s.Replace(ServiceDescriptor.Singleton<IHttpMessageHandlerFactory>(factory));
        });
        var circle = services.Circle();
        factory.Made.Clear();

        await circle.V2.Users.GetCurrentAsync();
        await circle.V2.Users.GetCurrentAsync();
        circle.V2.Users.GetCurrent();

        Assert.Equal([("CircleCi", 1), ("CircleCi", 1), ("CircleCi", 1)], factory.Made.Select(h => (h.Name, h.Requests)));
        Assert.False(factory.IsAnyDisposed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bring_the_token_to_no_other_server_whatever_the_primary_handler_is(bool hasOwnHandler)
    {
        await using var elsewhere = await Server.StartAsync();
        await using var server = await Server.StartAsync(context =>
        {
            context.Response.Headers.SetCookie = "session=1";
            context.Response.Redirect($"{elsewhere.Address}api/v2/me");
            return Task.CompletedTask;
        });
        // Both begin by following redirects and keeping cookies.
        var own = new HttpClientHandler();
        await using var services = Services.Of(s =>
        {
            var http = s.AddCircleCi(Services.To(server));
            if (hasOwnHandler)
                http.ConfigurePrimaryHttpMessageHandler(() => own);
        });

        await Assert.ThrowsAnyAsync<CircleCiException>(() => services.Circle().V2.Users.GetCurrentAsync());

        Assert.Empty(elsewhere.Requests);
        Assert.Single(server.Requests);
        if (hasOwnHandler)
            Assert.Equal((false, false, DecompressionMethods.None), (own.AllowAutoRedirect, own.UseCookies, own.AutomaticDecompression));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Send_nothing_for_this_machine_to_a_proxy(bool hasOwnHandler)
    {
        await using var proxy = await Server.StartAsync();
        await using var server = await Server.StartAsync();
        await using var services = Services.Of(s =>
        {
            var http = s.AddCircleCi(Services.To(server));
            if (hasOwnHandler)
                http.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { Proxy = new WebProxy(proxy.Address) });
            else
                http.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { Proxy = new WebProxy(proxy.Address) });
        });

        await services.Circle().V2.Users.GetCurrentAsync();

        Assert.Empty(proxy.Requests);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Take_a_primary_handler_that_is_used_already()
    {
        await using var server = await Server.StartAsync();
        var chain = new UnknownHandler { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false } };
        using (var before = new HttpMessageInvoker(chain, disposeHandler: false))
            await before.SendAsync(new HttpRequestMessage(HttpMethod.Get, server.Address), default);
        await using var services = Services.Of(s => s.AddCircleCi(Services.To(server)).ConfigurePrimaryHttpMessageHandler(() => chain));

        var user = await services.Circle().V2.Users.GetCurrentAsync();

        Assert.Equal("ada", user.Login);
    }

    private sealed record Vault(string Token);

    private sealed class UserOfBoth(CircleCiClient cloud, [FromKeyedServices("own")] CircleCiClient own)
    {
        public Task CallAsync() => Task.WhenAll(cloud.V2.Users.GetCurrentAsync(), own.V2.Users.GetCurrentAsync());
    }

    private sealed class CountingFactory : IHttpMessageHandlerFactory
    {
        public List<CountingHandler> Made { get; } = [];

        public bool IsAnyDisposed => Made.Any(h => h.IsDisposed);

        public HttpMessageHandler CreateHandler(string name)
        {
            Made.Add(new CountingHandler(name));
            return Made[^1];
        }
    }

    private sealed class CountingHandler(string name) : HttpMessageHandler
    {
        public string Name => name;

        public int Requests { get; private set; }

        public bool IsDisposed { get; private set; }

        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") };
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));

        protected override void Dispose(bool disposing) => IsDisposed = true;
    }
}
