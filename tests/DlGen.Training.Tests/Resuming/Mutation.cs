using System.Security.Cryptography;
using System.Text;

namespace DlGen.Training.Tests.Resuming;

/// <summary>Files that were changed at random.</summary>
internal static class Mutation
{
    private static readonly string[] Words =
        ["-1", "0", "1e999", "9223372036854775807", "99999999999999999999", "null", "\\\"\\\"", "[]", "{}", "true", "\\\"NaN\\\"", "-0", "1.5", "\\\\ud800"];

    /// <summary>A file with some change: of bytes, of its length, or of a number in its header.</summary>
    public static byte[] Of(byte[] whole, Random random)
    {
        byte[] changed = [.. whole];
        int header = (int)BitConverter.ToInt64(whole) + 8;
        switch (random.Next(8))
        {
            case 0:
                return changed[..random.Next(changed.Length)];
            case 1:
                return [.. changed, .. new byte[random.Next(1, 100)]];
            case 2:
                changed[random.Next(8)] = (byte)random.Next(256);
                return changed;
            case 3:
                int start = random.Next(changed.Length);
                random.NextBytes(changed.AsSpan(start, Math.Min(random.Next(1, 64), changed.Length - start)));
                return changed;
            case 4:
                changed[random.Next(header)] ^= (byte)(1 << random.Next(8));
                return changed;
            case 5:
                changed[random.Next(header, changed.Length)] ^= (byte)(1 << random.Next(8));
                return changed;
            default:
                return ChangeNumber(changed, header, random);
        }
    }

    /// <summary>The file with the digest that its bytes have.</summary>
    public static byte[] Seal(byte[] file)
    {
        byte[] changed = [.. file];
        if (changed.Length > SHA256.HashSizeInBytes)
        {
            SHA256.HashData(changed.AsSpan()[..^SHA256.HashSizeInBytes], changed.AsSpan()[^SHA256.HashSizeInBytes..]);
        }

        return changed;
    }

    /// <summary>Puts something else for a number in the header, which stays as long as it was by spaces at its end.</summary>
    private static byte[] ChangeNumber(byte[] file, int header, Random random)
    {
        string text = Encoding.UTF8.GetString(file, 8, header - 8).TrimEnd();
        var numbers = System.Text.RegularExpressions.Regex.Matches(text, @"(?<=[:\[,])-?\d+(\.\d+)?([eE][-+]?\d+)?").ToArray();
        var number = numbers[random.Next(numbers.Length)];
        byte[] changed = Encoding.UTF8.GetBytes($"{text[..number.Index]}{Words[random.Next(Words.Length)]}{text[(number.Index + number.Length)..]}");
        byte[] padded = [.. changed, .. Enumerable.Repeat((byte)' ', (8 - (changed.Length % 8)) % 8)];
        return [.. BitConverter.GetBytes((long)padded.Length), .. padded, .. file.AsSpan(header)];
    }
}
