namespace CircleCi.Build.CSharp;

/// <summary>A description says something that C# cannot show.</summary>
/// <param name="place">Where it says that.</param>
/// <param name="why">What, and what to do, as a sentence.</param>
internal sealed class ViewException(string place, string why) : Exception($"{place}: {why}")
{
    public string Place => place;

    public string Why => why;
}
