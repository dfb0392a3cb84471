using ScottPlot;
using SkiaSharp;

namespace DlGen.Reporting;

/// <summary>
/// The font of pictures, which the package brings along: a machine may have none, and with it pictures look the same everywhere. It has Latin,
/// Greek and Cyrillic letters; texts with others are drawn in a font of the machine that has them.
/// </summary>
internal sealed class PictureFont : IFontResolver
{
    /// <summary>What ScottPlot knows the font by. It isn't the name of an installed one.</summary>
    public const string Name = "DlGen pictures";

    /// <summary>The family in an SVG, with others that are about as wide, for the font isn't in the file.</summary>
    private const string Families = "DejaVu Sans, Verdana, sans-serif";

    /// <summary>The font itself.</summary>
    public static SKTypeface Typeface { get; } = Load();

    static PictureFont() => Fonts.FontResolvers.Insert(0, new PictureFont());

    private PictureFont()
    {
    }

    /// <summary>Has all texts of a plot drawn in the font.</summary>
    public static void ApplyTo(Plot plot) => plot.Font.Set(Name);

    /// <summary>The name of the font for a text: one of the machine where the own one lacks a letter.</summary>
    public static string NameFor(string text) => Typeface.ContainsGlyphs(text) || Fonts.Detect(text) is not { Length: > 0 } other ? Name : other;

    /// <summary>An SVG whose texts name fonts that its reader may have.</summary>
    public static string InSvg(string svg) => svg.Replace($"font-family=\"{Typeface.FamilyName}\"", $"font-family=\"{Families}\"", StringComparison.Ordinal);

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) => fontName == Name ? Typeface : null;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) => fontName == Name ? Typeface : null;

    private static SKTypeface Load()
    {
        using Stream stream = typeof(PictureFont).Assembly.GetManifestResourceStream("DejaVuSans.ttf")!;
        return SKTypeface.FromStream(stream);
    }
}
