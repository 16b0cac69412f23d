using System.Text;
using CircleCi.Generated;
using CircleCi.Programs;

if (Environment.GetEnvironmentVariable("CIRCLE_TOKEN") is not null)
{
    using var circle = new CircleCiClient();
    foreach (var text in await More.LinesAsync(circle))
        Console.WriteLine(Base64(text));
    return;
}

// Makes each operation that is named in a line of the input, with a token and an address, and says in a line what came of it.
while (Console.ReadLine() is { } line)
{
    var (name, token, address) = (line.Split('\t')[0], line.Split('\t')[1], line.Split('\t')[2]);
    using var watcher = new Watcher();
    using var circle = new CircleCiClient(new CircleCiClientOptions { Token = token, BaseAddress = new Uri(address), Handlers = { watcher } });
    string result;
    try
    {
        result = await Calls.All[name](circle);
    }
    catch (Exception e)
    {
        result = e.ToString();
    }

    Console.WriteLine(string.Join('\t', name, Base64(watcher.Body), Base64(result)));
}

static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
