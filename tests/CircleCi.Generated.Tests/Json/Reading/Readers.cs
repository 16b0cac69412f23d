using System.Text;
using CircleCi.Generated.Json;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;

namespace CircleCi.Generated.Tests.Json.Reading;

/// <summary>The generated readers beside Newtonsoft.Json, on random documents of every model and union. The same ones in every run.</summary>
public class Readers
{
    private const int Documents = 40;
    private const int MutantsInAll = 100_000;
    private const ulong Seed = 20_261_121;

    public static TheoryData<string> Models => [.. ModelReader.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Read_what_is_documented_as_newtonsoft_json_does_and_as_json_convert_does(string model)
    {
        var reader = ModelReader.All[model];

        Check(Reading.Documents.For(reader.Type).Select(Sent.Of), Documents, sent =>
        {
            var fast = reader.ReadFast(sent.Bytes);
            AssertSame(reader.Judge(sent.Bytes), fast);
            AssertSame(reader.ReadSlowly(sent.Bytes), fast);
            AssertSame(reader.Convert(sent.ToString()), fast, exactly: false);
        });
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Read_whatever_else_comes_as_newtonsoft_json_does_or_leave_it_to_that(string model)
    {
        var reader = ModelReader.All[model];

        Check(Mutations.Mutants(reader.Type), (MutantsInAll / ModelReader.All.Count) + 1, sent => AssertAgree(reader, sent.Bytes));
    }

    [Fact]
    public void Leave_little_to_newtonsoft_json()
    {
        var (read, left) = (0, 0);
        foreach (var reader in ModelReader.All.Values)
        {
            Check(Mutations.Mutants(reader.Type), 5, sent =>
            {
                try
                {
                    reader.ReadFast(sent.Bytes);
                    read++;
                }
                catch (UnusualJsonException)
                {
                    left++;
                }
            });
        }

        // Else what the tests beside this one compare would be Newtonsoft.Json with itself.
        Assert.True(read > left / 2, $"{read} of {read + left} changed documents were read, {left} left to Newtonsoft.Json.");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Leave_a_document_that_is_cut_off_anywhere_to_newtonsoft_json(string model)
    {
        var reader = ModelReader.All[model];

        Check(Reading.Documents.For(reader.Type).Where(d => d.HasValues).Select(Sent.Of), 2, sent =>
        {
            for (var length = 0; length < Math.Min(sent.Bytes.Length, 400); length++)
            {
                var cut = sent.Bytes[..length];
                Assert.Throws<UnusualJsonException>(() => reader.ReadFast(cut));
            }
        });
    }

    [Fact]
    public void Write_what_they_read_so_that_it_is_read_alike()
    {
        foreach (var reader in ModelReader.All.Values)
        {
            Check(Reading.Documents.For(reader.Type).Select(Sent.Of), 10, sent =>
            {
                var read = reader.ReadFast(sent.Bytes);
                var written = JsonConvert.SerializeObject(read);
                AssertSame(read, reader.ReadFast(Encoding.UTF8.GetBytes(written)), exactly: false);
            });
        }
    }

    private static void AssertAgree(ModelReader reader, byte[] json)
    {
        object? fast;
        try
        {
            fast = reader.ReadFast(json);
        }
        catch (UnusualJsonException)
        {
            // That is what the second try is for.
            return;
        }

        AssertSame(reader.Judge(json), fast);
        AssertSame(reader.ReadSlowly(json), fast);
    }

    private static void AssertSame(object? expected, object? actual, bool exactly = true)
    {
        if (Graph.Difference(expected, actual, exactly) is { } difference)
            Assert.Fail($"Newtonsoft.Json and the reader differ at {difference}");
    }

    private static void Check<T>(Gen<T> documents, int count, Action<T> holds) =>
        Prop.ForAll(documents.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(Seed, 1));
}
