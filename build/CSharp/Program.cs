using CircleCi.Build.CSharp;
using Newtonsoft.Json;

// Takes a description, and the file that the generator reads instead.
if (args is not [var description, var output])
{
    Console.Error.WriteLine("Usage: CircleCi.Build.CSharp DESCRIPTION OUTPUT");
    return 2;
}

try
{
    Views.Write(description, output);
    return 0;
}
catch (Exception e) when (e is ViewException or JsonException or IOException)
{
    Console.Error.WriteLine($"{description}: {e.Message}");
    return 1;
}
