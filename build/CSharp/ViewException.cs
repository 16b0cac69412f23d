namespace CircleCi.Build.CSharp;

/// <summary>A description contains something that cannot be expressed in C#.</summary>
/// <param name="place">The location in the description.</param>
/// <param name="why">The reason and the solution, as a sentence.</param>
internal sealed class ViewException(string place, string why) : Exception($"{place}: {why}")
{
    public string Place => place;

    public string Why => why;
}
