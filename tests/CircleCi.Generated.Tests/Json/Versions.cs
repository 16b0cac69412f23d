using System.Diagnostics;
using Newtonsoft.Json;

namespace CircleCi.Generated.Tests.Json;

/// <summary>The same tests run with the lowest Newtonsoft.Json that the SDK takes and with the newest.</summary>
public class Versions
{
    [Fact]
    public void Of_newtonsoft_json_are_the_lowest_for_one_assembly_and_the_newest_for_the_other() =>
#if NETSTANDARD_ASSEMBLY
        Assert.StartsWith("13.0.1.", FileVersionInfo.GetVersionInfo(typeof(JsonConvert).Assembly.Location).FileVersion);
#else
        Assert.StartsWith("13.0.4.", FileVersionInfo.GetVersionInfo(typeof(JsonConvert).Assembly.Location).FileVersion);
#endif
}
