using System.Globalization;
using CircleCi.Generated;
using CircleCi.Stress;

// Calls that are canceled at random beside others that are not, on the same client. Each second a line of JSON says how far it is; the last one is the result,
// also if the process dies. The arguments are how long to go on, in seconds, and which chance to begin with.
const int Pairs = 8;
const int DeafPairs = 2;

var seconds = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 8;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Environment.TickCount & 0xFFFFFF;
Console.Error.WriteLine($"seed {seed}");

using var server = new Server();
using var circle = new CircleCiClient(Clients.Options(server.Address));
var tally = new Tally();
using var deaf = Clients.Deaf(server.Address, tally, seed);
using var end = new CancellationTokenSource();

var callers = new List<Caller>();
for (var i = 0; i < Pairs; i++)
    callers.AddRange(Pair(circle));
for (var i = 0; i < DeafPairs; i++)
    callers.AddRange(Pair(deaf, "deaf "));

var leaver = new Leaver(server.Address, tally, seed++);
var threads = callers.Select(c => new Thread(() => c.Run(end.Token))).Append(new Thread(() => leaver.Run(end.Token))).ToList();
foreach (var thread in threads)
{
    thread.IsBackground = true;
    thread.Start();
}

end.CancelAfter(TimeSpan.FromSeconds(seconds));
while (threads.Any(t => t.IsAlive))
{
    Thread.Sleep(1000);
    if (callers.Select(c => c.Hangs).FirstOrDefault(h => h is not null) is { } hangs)
    {
        tally.Hung(hangs);
        Console.WriteLine(tally);
        Environment.Exit(2);
    }

    Console.WriteLine(tally);
}

Console.WriteLine(tally);
return tally.IsGood ? 0 : 1;

Caller[] Pair(CircleCiClient client, string name = "") => [new(client, cancels: true, tally, seed++, name), new(client, cancels: false, tally, seed++, name)];
