using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Reads JSON as if there were no comments in it: Newtonsoft.Json's serializer stumbles over one before a member that it keeps as extension data.</summary>
internal sealed class CommentSkippingReader(TextReader text) : JsonTextReader(text)
{
    /// <summary>Takes the members of models that cannot be read.</summary>
    public OddMembers? Odd { get; init; }

    public override bool Read()
    {
        while (base.Read())
        {
            if (TokenType != JsonToken.Comment)
                return true;
        }

        return false;
    }
}
