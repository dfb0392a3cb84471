namespace DlGen;

/// <summary>Half a cosine wave.</summary>
internal static class Cosine
{
    /// <summary>The value at a place on the way from one number to another: the first at 0, the second at the end.</summary>
    public static double Between(double from, double to, double at, double length) => to + ((from - to) * (1 + Math.Cos(Math.PI * at / length)) / 2);
}
