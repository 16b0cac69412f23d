namespace CircleCi.Generated.Json;

/// <summary>An extensible enum: text on the wire, with names for the texts that are known.</summary>
internal interface IWireEnum<out T>
{
    string Value { get; }

    T Create(string value);
}
