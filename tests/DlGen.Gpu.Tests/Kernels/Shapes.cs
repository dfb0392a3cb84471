using DlGen.Kernels;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>One weight.</summary>
internal readonly struct Shape1To1 : ILinearShape
{
    public static int Inputs => 1;

    public static int Outputs => 1;
}

/// <summary>Exactly one small tile, whole slabs.</summary>
internal readonly struct Shape32To32 : ILinearShape
{
    public static int Inputs => 32;

    public static int Outputs => 32;
}

/// <summary>Tails in every direction.</summary>
internal readonly struct Shape37To45 : ILinearShape
{
    public static int Inputs => 37;

    public static int Outputs => 45;
}

/// <summary>More than one large tile.</summary>
internal readonly struct Shape130To141 : ILinearShape
{
    public static int Inputs => 130;

    public static int Outputs => 141;
}
