namespace DlGen.Kernels;

/// <summary>
/// 2ⁿ without a conversion to integers: adding 1.5·2^(mantissa bits) moves a whole number into the lowest bits of the
/// mantissa, adding the exponent's bias on the way, and one shift moves it on into the exponent.
/// </summary>
internal static class ExponentBits
{
    public const int FloatShift = 23;
    public const int DoubleShift = 52;
    public const float FloatRounding = 0x00C0_0000;
    public const double DoubleRounding = 0x0018_0000_0000_0000;
    public const float Float = FloatRounding + 127;
    public const double Double = DoubleRounding + 1023;
}
