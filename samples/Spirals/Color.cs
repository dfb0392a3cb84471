namespace Spirals;

/// <summary>Red, green and blue from 0 to 255.</summary>
internal readonly record struct Color(byte Red, byte Green, byte Blue)
{
    public static Color Orange { get; } = new(255, 196, 120);

    public static Color DarkOrange { get; } = new(170, 80, 0);

    public static Color LightBlue { get; } = new(140, 190, 255);

    public static Color DarkBlue { get; } = new(0, 60, 140);

    /// <summary>The first color at 0, the second at 1, a mixture between.</summary>
    public static Color Between(Color first, Color second, float part) => new(
        Mix(first.Red, second.Red, part), Mix(first.Green, second.Green, part), Mix(first.Blue, second.Blue, part));

    private static byte Mix(byte first, byte second, float part) => (byte)(first + ((second - first) * part));
}
