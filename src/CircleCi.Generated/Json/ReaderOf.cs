#if NET8_0_OR_GREATER
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace CircleCi.Generated.Json;

/// <summary>How a value of a type is read that is known as a type parameter only.</summary>
internal static class ReaderOf<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>
{
    /// <summary>The reader; null if there is none, as for a model of the caller's own type, which has further members.</summary>
    public static Reader<T>? Instance { get; } = Find();

    private static Reader<T>? Find()
    {
        if (typeof(T).IsSubclassOf(typeof(CircleCiModel)))
            return typeof(T).Assembly == typeof(CircleCiModel).Assembly ? Model : null;
        if (typeof(T).IsSubclassOf(typeof(Union)))
            return Other;
        if (default(T) is IWireText)
            return Text;
        return Readers.Text as Reader<T> ?? Readers.Secret as Reader<T> ?? (RuntimeFeature.IsDynamicCodeSupported ? Tokens() : null);
    }

    private static T Model(ref JsonInput json)
    {
        var model = Activator.CreateInstance<T>();
        json.ReadInto((CircleCiModel)(object)model!);
        return model;
    }

    private static T Other(ref JsonInput json) => (T)(object)((Union)(object)Activator.CreateInstance<T>()!).ReadAnother(ref json);

    private static T Text(ref JsonInput json) => (T)((IWireText)default(T)!).Create(json.Text());

    // A program that is compiled ahead of time would have all of Newtonsoft.Json for it.
    private static Reader<T>? Tokens() => Readers.Token as Reader<T>;
}
#endif
