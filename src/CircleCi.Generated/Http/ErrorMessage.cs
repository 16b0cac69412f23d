using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Http;

/// <summary>Finds what an error answer has to say: <c>message</c>, <c>error</c>, or its text.</summary>
internal static class ErrorMessage
{
    private const int MaxLength = 200;

    public static string? Find(string body)
    {
        try
        {
            if (JToken.Parse(body) is JObject json)
            {
                var found = json["message"] ?? json["error"];
                if (found is JValue { Type: JTokenType.String } text)
                    return (string?)text;
                if (found is JObject nested && nested["detail"] is JValue { Type: JTokenType.String } detail)
                    return (string?)detail;
            }
        }
        catch (JsonException)
        {
            // Not JSON: the text itself is the message.
        }

        var trimmed = body.Trim();
        return trimmed.Length == 0 ? null : trimmed.Length <= MaxLength ? trimmed : trimmed.Substring(0, MaxLength) + "...";
    }
}
