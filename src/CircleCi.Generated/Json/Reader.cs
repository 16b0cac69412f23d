namespace CircleCi.Generated.Json;

/// <summary>Reads the value that the input is at.</summary>
/// <exception cref="UnusualJsonException">It is not what is documented; Newtonsoft.Json may know what to make of it.</exception>
internal delegate T Reader<out T>(ref JsonInput json);
