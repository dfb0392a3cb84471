using System.Globalization;
using System.Text;
using System.Text.Json;
using static System.FormattableString;

namespace DlGen.Formats;

/// <summary>A scaler as text in a file's metadata: JSON, with each run of equal numbers as its length and the number.</summary>
internal static class ScalerText
{
    /// <summary>The name among a file's metadata.</summary>
    public const string Key = "dlgen.preprocessing.v1";

    /// <summary>The text of a scaler.</summary>
    public static string Write(Scaler scaler)
    {
        ScalerNumbers numbers = scaler.Numbers;
        var text = new StringBuilder($"{{\"kind\":\"{scaler.Kind}\"");
        Write(text, "offset", numbers.Offsets);
        Write(text, "divisor", numbers.Divisors);
        if (numbers.Fills is not null)
        {
            Write(text, "missing", numbers.Fills);
        }

        return text.Append('}').ToString();
    }

    /// <summary>The scaler in a file's metadata; null where there is none.</summary>
    /// <param name="metadata">The metadata.</param>
    /// <param name="inputs">How many inputs the network has.</param>
    /// <param name="source">What messages call the file.</param>
    /// <exception cref="InvalidDataException">The text isn't one that was written here, or is of another number of inputs.</exception>
    public static Scaler? Read(IReadOnlyDictionary<string, string> metadata, int inputs, string source)
    {
        if (!metadata.TryGetValue(Key, out string? text))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            string? kind = root.GetProperty("kind").GetString();
            double[] offsets = Numbers(root.GetProperty("offset"), inputs);
            double[] divisors = Numbers(root.GetProperty("divisor"), inputs);
            double[]? fills = root.TryGetProperty("missing", out JsonElement missing) ? Numbers(missing, inputs) : null;
            if (divisors.AsSpan().ContainsAny(0.0, -0.0))
            {
                throw new FormatException("a divisor is 0");
            }

            var numbers = new ScalerNumbers(offsets, divisors, fills);
            return kind switch
            {
                Standardizer.FileKind => new Standardizer(numbers),
                MinMax.FileKind => new MinMax(numbers),
                _ => throw new FormatException($"it is of kind '{NearestName.Shorten(kind ?? "")}'"),
            };
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new InvalidDataException(Invariant($"{source}: what it says of the scaling of inputs ({Key}) can't be read: {exception.Message}"), exception);
        }
    }

    private static void Write(StringBuilder text, string name, double[] numbers)
    {
        text.Append(CultureInfo.InvariantCulture, $",\"{name}\":[");
        int end;
        for (int start = 0; start < numbers.Length; start = end)
        {
            end = start + 1;
            while (end < numbers.Length && numbers[end].Equals(numbers[start]))
            {
                end++;
            }

            text.Append(start == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{end - start},{numbers[start]:R}");
        }

        text.Append(']');
    }

    private static double[] Numbers(JsonElement array, int count)
    {
        if (array.GetArrayLength() % 2 != 0)
        {
            throw new FormatException("a run without its number");
        }

        var numbers = new double[count];
        int at = 0;
        int length = 0;
        bool isLength = true;
        foreach (JsonElement element in array.EnumerateArray())
        {
            if (isLength)
            {
                length = element.GetInt32();
                if (length < 1 || length > count - at)
                {
                    throw new FormatException(Invariant($"it is of more inputs than the {count} of the network"));
                }
            }
            else
            {
                double number = element.GetDouble();
                numbers.AsSpan(at, length).Fill(double.IsFinite(number) ? number : throw new FormatException("a number isn't finite"));
                at += length;
            }

            isLength = !isLength;
        }

        return at == count ? numbers : throw new FormatException(Invariant($"it is of {at} inputs; the network has {count}"));
    }
}
