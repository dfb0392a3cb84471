using System.Globalization;
using DlGen.Generators.Graph;
using DlGen.Generators.Lowering;
using DlGen.Generators.Model;

namespace DlGen.Generators;

/// <summary>How names, numbers and shapes are written in a generated file, whatever the culture.</summary>
internal static class Text
{
    /// <summary>12_345: a number as code.</summary>
    public static string Code(long number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_');

    /// <summary>12,345: a number to read.</summary>
    public static string Read(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>1 row, 12,345 rows: a number with what it counts, to read.</summary>
    public static string Count(long number, string what, string plural = "s") => $"{Read(number)} {what}{(number == 1 ? "" : plural)}";

    /// <summary>12345.</summary>
    public static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The field that holds a value: w1 for W1.</summary>
    public static string Field(string value) => char.ToLowerInvariant(value[0]) + value.Substring(1);

    /// <summary>What draws a mask: m1Mask for m1.</summary>
    public static string Mask(string value) => Field(value) + "Mask";

    /// <summary>Linear1 for linear1, MixerBlock1Linear1 for mixerBlock1.linear1.</summary>
    public static string Pascal(string name) => string.Concat(name.Split('.').Select(static part => char.ToUpperInvariant(part[0]) + part.Substring(1)));

    /// <summary>[B×784], or [B·12×64] where an example has several rows.</summary>
    public static string Batched(Value value) => value.Rows == 1
        ? $"[B×{Plain(value.Columns)}]"
        : $"[B·{Plain(value.Rows)}×{Plain(value.Columns)}]";

    /// <summary>[784×256]; for weights whose rows are in another order than in a file, the order too.</summary>
    public static string Parameter(Value value) => value.Layout switch
    {
        { Kind: LayoutKind.Kernel } => $"{value.Known}, as [{Plain(value.Rows)}×{Plain(value.Columns)}]",
        { Kind: LayoutKind.LastAxis, Places: > 1 } => $"{value.Known}, its rows in the order of the image's {Plain(value.Layout.Places)} places",
        _ => value.Known.ToString(),
    };

    /// <summary>The order of a parameter's rows in a CPU's memory, as code: an image lies in panels of channels, of which a kernel has all side by side.</summary>
    public static string RowOrder(Value value) =>
        $"new RowOrder(Places: {Plain(value.Layout.Places)}, Channels: {Plain(value.Layout.Kind == LayoutKind.Kernel ? value.Rows / value.Layout.Places : CpuLayout.Panel)})";

    /// <summary>28, 28: a shape's axes as code.</summary>
    public static string Axes(TensorShape shape) => string.Join(", ", shape.Axes.Select(axis => Plain(axis)));

    /// <summary>The rows that a batch of a value has, as code: batch, or batch * 12 where an example has 12 rows.</summary>
    public static string Rows(int rows) => rows == 1 ? "batch" : $"batch * {Plain(rows)}";

    /// <summary>The scalar's keyword.</summary>
    public static string Keyword(ScalarType scalar) => scalar == ScalarType.Double ? "double" : "float";

    /// <summary>The scalar's math class.</summary>
    public static string Math(ScalarType scalar) => scalar == ScalarType.Double ? "Math" : "MathF";

    /// <summary>What a network with one output has, or with several the one that is asked for by its number.</summary>
    public static string OfHead(IEnumerable<Head> heads, Func<Head, string> what)
    {
        string[] each = [.. heads.Select(what)];
        return each.Length == 1
            ? each[0]
            : $"head switch {{ {string.Join(", ", each.Select(static (one, index) => $"{Plain(index)} => {one}").Take(each.Length - 1))}, _ => {each[each.Length - 1]} }}";
    }

    /// <summary>A string literal of one line of text.</summary>
    public static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    /// <summary>XML text.</summary>
    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
