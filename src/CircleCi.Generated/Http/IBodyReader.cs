namespace CircleCi.Generated.Http;

/// <summary>Makes of a complete body what the caller gets.</summary>
internal interface IBodyReader<out T>
{
    /// <exception cref="CircleCiException">The body is not what is documented.</exception>
    T Read(OpenResponse open, ArraySegment<byte> bytes);
}
