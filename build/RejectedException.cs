namespace CircleCi.Build;

/// <summary>Upstream's description is not one to go on with. Nothing was changed; the program ends with code 3.</summary>
internal sealed class RejectedException(string message) : Exception(message);
