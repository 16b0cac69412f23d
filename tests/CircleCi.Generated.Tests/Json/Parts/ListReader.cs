using System.Reflection;
using CircleCi.Generated.Json;
using CircleCi.Generated.Paging;
using CircleCi.Generated.Tests.Json.Reading;
using Newtonsoft.Json;

namespace CircleCi.Generated.Tests.Json.Parts;

/// <summary>The two ways to read a list of one of the SDK's models: whole, by Newtonsoft.Json alone, and in parts.</summary>
internal abstract class ListReader
{
    /// <summary>The member that the list is in, where it is in one.</summary>
    public const string Member = "items";

    public static IReadOnlyDictionary<string, ListReader> All { get; } = ModelReader.All.ToDictionary(m => m.Key, m => Of(m.Value.Type));

    public abstract Type Type { get; }

    public abstract ListResult Whole(byte[] json, bool inMember);

    /// <param name="wire">What the response comes from.</param>
    /// <param name="inMember">Whether the list is in a member of the response.</param>
    /// <param name="firstSize">The size of the first buffer.</param>
    /// <param name="isAsync">Whether it is read asynchronously.</param>
    public abstract ListResult InParts(SteppedWire wire, bool inMember, int firstSize, bool isAsync);

    private static ListReader Of(Type type)
    {
        var read = type.GetMethod("ReadFrom", BindingFlags.Static | BindingFlags.NonPublic)!;
        return (ListReader)Activator.CreateInstance(typeof(ListReader<>).MakeGenericType(type), read)!;
    }
}

internal sealed class ListReader<T> : ListReader
{
    private readonly ItemList<T> _bare;
    private readonly ItemList<T> _inMember;

    public ListReader(MethodInfo read)
    {
        var reader = read.CreateDelegate<Reader<T>>();
        _bare = new ItemList<T>(reader);
        _inMember = new ItemList<T>(reader, Member);
    }

    public override Type Type => typeof(T);

    public override ListResult Whole(byte[] json, bool inMember)
    {
        try
        {
            if (!inMember)
                return new ListResult(CircleCiJson.ReadSlowly(new ArraySegment<byte>(json), _bare.Shape.Reader)?.ToList() ?? throw new JsonSerializationException("null"), null);
            var page = CircleCiJson.ReadSlowly(new ArraySegment<byte>(json), ReadPage) ?? throw new JsonSerializationException("null");
            return new ListResult(page.Items, page.NextPageToken);
        }
        catch (Exception e)
        {
            return new ListResult(e);
        }
    }

    public override ListResult InParts(SteppedWire wire, bool inMember, int firstSize, bool isAsync)
    {
        var all = new List<T>();
        using var items = new ItemReader<T>(wire.Open(), inMember ? _inMember : _bare, firstSize);
        try
        {
            bool isEnd;
            do
            {
                if (isAsync)
                    items.FillAsync().GetAwaiter().GetResult();
                else
                    items.Fill();
                while (items.TakeItems(out isEnd) is { } some)
                    all.AddRange(some);
            }
            while (!isEnd);
            return new ListResult(all, items.NextPageToken);
        }
        catch (CircleCiException e)
        {
            return new ListResult(e);
        }
    }

    private Page ReadPage(ref JsonInput json)
    {
        var page = new Page(_bare.Item);
        json.ReadInto(page);
        return page;
    }

    private sealed class Page(Reader<T> item) : CircleCiModel
    {
        private static readonly MemberTable Members = new(null, Member, "next_page_token");

        public List<T> Items { get; private set; } = [];

        public string? NextPageToken { get; private set; }

        internal override MemberTable Table => Members;

        internal override void ReadMember(ref JsonInput json, int member)
        {
            if (member == 0)
                Items = json.List(item);
            else
                NextPageToken = json.Text();
        }
    }
}
