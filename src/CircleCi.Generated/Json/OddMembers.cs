using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>The members of one response that were of another type than is documented and could not be understood, each of them once.</summary>
internal sealed class OddMembers
{
    private readonly List<OddMember> _all = [];

    public IReadOnlyList<OddMember> All => _all;

    /// <summary>How many elements of lists and maps were left out. Who keeps the list that they were in sets it back.</summary>
    public int LostElements { get; set; }

    public void Add(Type model, string name, JToken value, bool areElements) => Add(new OddMember(model.Name, name, value.Type, areElements));

    /// <summary>An element of a list that is no member.</summary>
    public void AddElements() => Add(new OddMember(null, null, JTokenType.None, areElements: true));

    /// <summary>A member that stands in no model.</summary>
    public void AddUnkept(string name) => Add(new OddMember(null, name, JTokenType.None, areElements: false));

    private void Add(OddMember odd)
    {
        if (!_all.Exists(o => o.Key == odd.Key))
            _all.Add(odd);
    }
}
