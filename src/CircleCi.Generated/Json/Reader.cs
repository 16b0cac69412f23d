namespace CircleCi.Generated.Json;

/// <summary>Reads the value that the input is at.</summary>
/// <exception cref="UnusualJsonException">It is not what is documented.</exception>
internal delegate T Reader<out T>(ref JsonInput json);
