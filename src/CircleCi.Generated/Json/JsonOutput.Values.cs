using System.Collections;
using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace CircleCi.Generated.Json;

/// <summary>Single values. Where the caller has settings for what is written, those apply, except to what has a type of the SDK's own.</summary>
internal sealed partial class JsonOutput
{
    private const long Words = -1;

    private static readonly byte[] NullLiteral = Encoding.ASCII.GetBytes("null");
    private static readonly byte[] TrueLiteral = Encoding.ASCII.GetBytes("true");
    private static readonly byte[] FalseLiteral = Encoding.ASCII.GetBytes("false");

    public void Value(string? value)
    {
        if (value is null)
            Null();
        else if (_writer is not null)
            Token(value);
        else
            Text(value);
    }

    /// <summary>Writes the text of a type of the SDK's.</summary>
    public void OwnText(string value)
    {
        if (_writer is not null)
            _writer.WriteValue(value);
        else
            Text(value);
    }

    public void Value(bool value)
    {
        if (_writer is not null)
            Token(value);
        else
            Literal(value ? TrueLiteral : FalseLiteral);
    }

    public void Value(int value)
    {
        if (_writer is not null)
            Token(value);
        else
            Number(value);
    }

    public void Value(long value)
    {
        if (_writer is not null)
            Token(value);
        else
            Number(value);
    }

    public void Value(double value)
    {
        if (_writer is not null)
            Token(value);
        else if (double.IsNaN(value) || double.IsInfinity(value))
            Ascii(value.ToString("R", CultureInfo.InvariantCulture), quoted: true);
        else
            Number(value);
    }

    public void Value(Guid value)
    {
        if (_writer is not null)
            Token(value);
        else
            Uuid(value);
    }

    /// <summary>Writes the UUID of an ID.</summary>
    public void Id(Guid value)
    {
        if (_writer is not null)
            _writer.WriteValue(value.ToString("D"));
        else
            Uuid(value);
    }

    public void Value(DateTimeOffset value)
    {
        if (_writer is not null)
            _writer.WriteValue(Timestamp.Format(value));
        else
            Time(value);
    }

    public void Value(TimeSpan value)
    {
        if (_unit == Words)
            OwnText(Durations.Format(value));
        else if (_writer is not null)
            _writer.WriteValue(Durations.In(value, _unit));
        else if (value.Ticks % _unit == 0)
            Number(value.Ticks / _unit);
        else
            Number((decimal)value.Ticks / _unit);
    }

    public void Value(CircleCiSecret value) => OwnText(_mode == WritingMode.Showing ? SecretConverter.Mask : value.Reveal());

    public void Value(Union? value)
    {
        if (value is not null && _serializer is not null)
            _serializer.Serialize(_writer!, value);
        else
            Any(value?.Content);
    }

    /// <summary>Writes a list, with null for what is null in it.</summary>
    public void Value<T>(IList<T> values)
    {
        if (_serializer is not null && !IsOurs<T>())
        {
            _serializer.Serialize(_writer!, values);
            return;
        }

        StartArray();
        for (var i = 0; i < values.Count; i++)
        {
            Separate();
            Item(values[i]);
        }

        EndArray();
    }

    /// <summary>Writes a map, with null for what is null in it.</summary>
    /// <exception cref="Newtonsoft.Json.JsonSerializationException">It contains itself.</exception>
    /// <exception cref="Newtonsoft.Json.JsonSerializationException">It contains itself.</exception>
    public void Value<T>(CircleCiMap<T> values)
    {
        if (_serializer is not null && !IsOurs<T>())
        {
            _serializer.Serialize(_writer!, values);
            return;
        }

        Enter(values);
        StartObject();
        foreach (var value in values)
        {
            Name(value.Key);
            Item(value.Value);
        }

        EndObject();
        Leave();
    }

    /// <summary>Writes a value of any type that a member or a union can have, or a list of those.</summary>
    public void Any(object? value)
    {
        switch (value)
        {
            case null:
                Null();
                break;
            // What is told most quickly comes first.
            case string text:
                Value(text);
                break;
            case bool flag:
                Value(flag);
                break;
            case long number:
                Value(number);
                break;
            case double number:
                Value(number);
                break;
            case CircleCiModel model:
                Value(model);
                break;
            case Union union:
                Value(union);
                break;
            case JToken json:
                Value(json);
                break;
            case RawJson raw:
                Value(raw);
                break;
            case IWritable it:
                it.WriteTo(this);
                break;
            case int number:
                Value(number);
                break;
            case DateTimeOffset time:
                Value(time);
                break;
            case TimeSpan duration:
                Value(duration);
                break;
            case Guid id:
                Value(id);
                break;
            case CircleCiSecret secret:
                Value(secret);
                break;
            case IDictionary or IList:
                Several((IEnumerable)value);
                break;
            default:
                Foreign(value);
                break;
        }
    }

    public void Null()
    {
        if (_writer is not null)
            _writer.WriteNull();
        else
            Literal(NullLiteral);
    }

    /// <summary>Whether the values have a form of the SDK's, whatever settings the caller has.</summary>
    private bool IsOurs<T>() => _unit != 0 || typeof(T) == typeof(DateTimeOffset);

    // Without a box for each, where the list may be long.
    private void Item<T>(T value)
    {
        if (typeof(T) == typeof(long))
            Value((long)(object)value!);
        else if (typeof(T) == typeof(double))
            Value((double)(object)value!);
        else if (default(T) is IWritable)
            ((IWritable)value!).WriteTo(this);
        else if (value is Union union)
            Value(union);
        else
            Any(value);
    }

    /// <summary>Writes a map or list within another.</summary>
    private void Several(IEnumerable values)
    {
        if (values is IDictionary map)
        {
            StartObject();
            foreach (DictionaryEntry value in map)
            {
                Name((string)value.Key);
                Any(value.Value);
            }

            EndObject();
            return;
        }

        StartArray();
        foreach (var value in values)
        {
            Separate();
            Any(value);
        }

        EndArray();
    }

    private void Token(object value)
    {
        if (_serializer is not null)
            _serializer.Serialize(_writer!, value);
        else
            _writer!.WriteValue(value);
    }
}
