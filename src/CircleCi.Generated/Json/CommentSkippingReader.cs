using Newtonsoft.Json;

namespace CircleCi.Generated.Json;

/// <summary>Reads JSON as if there were no comments in it: Newtonsoft.Json's serializer stumbles over one before a member that it keeps as extension data.</summary>
internal sealed class CommentSkippingReader(TextReader text) : JsonTextReader(text)
{
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
