using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>JSON that the caller or a server put together. It is written without recursion, however deep it is.</summary>
internal sealed partial class JsonOutput
{
    /// <summary>Writes JSON that was not looked into. The caller's settings see it as tokens.</summary>
    public void Value(RawJson raw)
    {
        // Nobody has a writer of Newtonsoft.Json where there is no reflection.
        if (_writer is not null && RuntimeFeature.IsDynamicCodeSupported)
            Value(raw.Parse());
        else
            raw.WriteTo(this);
    }

    /// <exception cref="JsonSerializationException">It is no value.</exception>
    public void Value(JToken? json)
    {
        if (json is null)
        {
            Null();
        }
        else if (json.Type is JTokenType.Property or JTokenType.Comment)
        {
            throw new JsonSerializationException($"A token of type {json.Type} is not a JSON value; specify {(json.Type == JTokenType.Property ? "a JObject that contains it" : "a JValue")}.");
        }
        else if (_serializer is not null)
        {
            _serializer.Serialize(_writer!, json);
        }
        else if (_writer is not null)
        {
            json.WriteTo(_writer, CircleCiJson.Converters);
        }
        else
        {
            var start = _count;
            if (TryTree(json))
                return;
            // Some of it has a form that only Newtonsoft.Json knows, such as raw text, or a time of .NET's.
            _count = start;
            if (RuntimeFeature.IsDynamicCodeSupported)
            {
                Copy(CircleCiJson.WriteToken(json, _mode));
                return;
            }

            using var reader = json.CreateReader();
            reader.Read();
            JsonCopy.To(this, reader);
        }
    }

    private bool TryTree(JToken root)
    {
        var at = root;
        while (true)
        {
            switch (at)
            {
                case JProperty member:
                    Name(member.Name);
                    at = member.Value;
                    continue;
                case JContainer { Type: JTokenType.Object or JTokenType.Array } container:
                    if (!ReferenceEquals(at, root))
                        Separate();
                    Sign(container.Type == JTokenType.Object ? (byte)'{' : (byte)'[');
                    if (container.First is { } first)
                    {
                        at = first;
                        continue;
                    }

                    Close(container);
                    break;
                default:
                    if (!ReferenceEquals(at, root))
                        Separate();
                    if (at is not JValue value || !TryScalar(value))
                        return false;
                    break;
            }

            while (!ReferenceEquals(at, root) && at.Next is null)
            {
                at = at.Parent!;
                Close(at);
            }

            if (ReferenceEquals(at, root))
                return true;
            at = at.Next!;
        }
    }

    private bool TryScalar(JValue value)
    {
        switch (value.Type, value.Value)
        {
            case (JTokenType.Null, _):
                Null();
                return true;
            case (JTokenType.String, string text):
                Value(text);
                return true;
            case (JTokenType.Integer, long number):
                Value(number);
                return true;
            case (JTokenType.Float, double number):
                Value(number);
                return true;
            case (JTokenType.Boolean, bool flag):
                Value(flag);
                return true;
            case (JTokenType.Bytes, byte[] bytes) when !IsSending:
                Value(Convert.ToBase64String(bytes));
                return true;
            case (JTokenType.Bytes, { } bytes):
                ForeignValue.Refuse(bytes, Path());
                return false;
            default:
                return false;
        }
    }

    private void Close(JToken container)
    {
        if (container.Type == JTokenType.Object)
            Sign((byte)'}');
        else if (container.Type == JTokenType.Array)
            Sign((byte)']');
    }
}
