using System.Text;
using CircleCi.Generated.Json;

namespace CircleCi.Generated.Http;

/// <summary>
/// Reads what an error says of itself: its first megabyte, and what came of it if the rest does not come. Whatever happens to it, the status stays what the caller gets.
/// </summary>
internal static class ErrorBody
{
    private const int MaxSize = 1024 * 1024;
    private const int BufferSize = 16 * 1024;
    // What is looked at beyond that, so that a token at the edge is seen completely.
    private const int Margin = 16 * 1024;

    public static async Task<string> ReadAsync(OpenResponse open)
    {
        var buffer = Buffers<byte>.Rent(BufferSize);
        using var text = new MemoryStream();
        try
        {
            while (text.Length <= MaxSize + Margin && await open.ReadAsync(buffer, 0, BufferSize).ConfigureAwait(false) is > 0 and var read)
                text.Write(buffer, 0, read);
        }
        catch (CircleCiException)
        {
            // It broke off, took too long, or is not compressed as it says.
        }
        finally
        {
            open.Return(buffer);
        }

        return Text(new ArraySegment<byte>(text.GetBuffer(), 0, (int)text.Length), open.Call.Token);
    }

    public static string Read(OpenResponse open)
    {
        var buffer = Buffers<byte>.Rent(BufferSize);
        using var text = new MemoryStream();
        try
        {
            while (text.Length <= MaxSize + Margin && open.Read(buffer, 0, BufferSize) is > 0 and var read)
                text.Write(buffer, 0, read);
        }
        catch (CircleCiException)
        {
            // As above.
        }
        finally
        {
            open.Return(buffer);
        }

        return Text(new ArraySegment<byte>(text.GetBuffer(), 0, (int)text.Length), open.Call.Token);
    }

    /// <summary>The bytes as text without the token; of many the first ones, and a word that there are more.</summary>
    public static string Text(ArraySegment<byte> bytes, string? token)
    {
        var text = Shown.WithoutToken(Encoding.UTF8.GetString(bytes.Array!, bytes.Offset, Math.Min(bytes.Count, MaxSize + Margin)), token)!;
        return bytes.Count <= MaxSize ? text : MessageText.Short(text, MaxSize) + " (truncated after 1 MB)";
    }
}
