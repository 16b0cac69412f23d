using System.Text;
using CircleCi.Generated.Json;

namespace CircleCi.Generated.Tests.Json.Reading;

/// <summary>UUIDs in responses, which are read by vectors.</summary>
public class Uuids
{
    private const string Some = "3f1C7a52-6f0e-4D0b-9a57-2b9f8f1f6a1E";

    [Fact]
    public void Have_digits_and_hyphens_in_their_places_and_nothing_else()
    {
        var (valid, invalid) = (0, 0);
        for (var place = 0; place < Some.Length; place++)
        {
            for (var value = 0; value <= byte.MaxValue; value++)
            {
                var bytes = Encoding.ASCII.GetBytes($"\"{Some}\"");
                bytes[place + 1] = (byte)value;
                var text = Encoding.Latin1.GetString(bytes, 1, Some.Length);

                // Guid takes some signs for digits too: those are read the other way.
                var isUuid = Some[place] == '-' ? text[place] == '-' : char.IsAsciiHexDigit(text[place]);
                Assert.Equal(isUuid, GuidText.TryParse(bytes, 1, out var read));
                if (isUuid)
                    Assert.Equal(Guid.ParseExact(text, "D"), read);
                _ = isUuid ? valid++ : invalid++;
            }
        }

        // 32 places with 22 digits each, and four hyphens.
        Assert.Equal(((32 * 22) + 4, (36 * 256) - (32 * 22) - 4), (valid, invalid));
    }

    [Fact]
    public void Are_read_as_Guid_reads_them_whatever_their_digits_are()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            var id = new Guid(bytes);

            Assert.True(GuidText.TryParse(Encoding.ASCII.GetBytes($"{id:D}"), 0, out var read));
            Assert.Equal(id, read);
        }
    }
}
