namespace DlGen.Formats;

/// <summary>The checksum of gzip files (RFC 1952): the remainder by x³² + x²⁶ + … + 1, lowest bit first.</summary>
internal static class Crc32
{
    /// <summary>How many bytes are taken at a time.</summary>
    private const int Slices = 8;

    private static readonly uint[][] Tables = CreateTables();

    /// <summary>The checksum of bytes, or of what they follow and them.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="before">The checksum of what they follow; 0 for nothing.</param>
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        uint crc = ~before;
        while (bytes.Length >= Slices)
        {
            crc ^= (uint)(bytes[0] | (bytes[1] << 8) | (bytes[2] << 16) | (bytes[3] << 24));
            crc = Tables[7][crc & 0xFF] ^ Tables[6][(crc >> 8) & 0xFF] ^ Tables[5][(crc >> 16) & 0xFF] ^ Tables[4][crc >> 24]
                ^ Tables[3][bytes[4]] ^ Tables[2][bytes[5]] ^ Tables[1][bytes[6]] ^ Tables[0][bytes[7]];
            bytes = bytes[Slices..];
        }

        foreach (byte value in bytes)
        {
            crc = Tables[0][(crc ^ value) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    /// <summary>What a byte does to the remainder, so many bytes later.</summary>
    private static uint[][] CreateTables()
    {
        const uint polynomial = 0xEDB88320;
        var tables = new uint[Slices][];
        for (int slice = 0; slice < Slices; slice++)
        {
            tables[slice] = new uint[256];
            for (uint value = 0; value < 256; value++)
            {
                uint crc = slice == 0 ? value : tables[slice - 1][value];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc >> 1) ^ ((crc & 1) * polynomial);
                }

                tables[slice][value] = crc;
            }
        }

        return tables;
    }
}
