namespace CircleCi.Build;

/// <summary>A command that cannot go on. The message says why and what to do.</summary>
internal class CommandException(string message) : Exception(message);
