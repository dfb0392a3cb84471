using DlGen.Kernels;

namespace DlGen.Benchmarks;

/// <summary>Layers that fill whole tiles, and their neighbours that don't.</summary>
public readonly struct Linear256To256 : ILinearShape
{
    public static int Inputs => 256;

    public static int Outputs => 256;

    public static int InputStride => 272;

    public static int OutputStride => 272;
}

/// <inheritdoc cref="Linear256To256"/>
public readonly struct Linear256To48 : ILinearShape
{
    public static int Inputs => 256;

    public static int Outputs => 48;

    public static int InputStride => 272;

    public static int OutputStride => 48;
}

/// <inheritdoc cref="Linear256To256"/>
public readonly struct Linear256To47 : ILinearShape
{
    public static int Inputs => 256;

    public static int Outputs => 47;

    public static int InputStride => 272;

    public static int OutputStride => 48;
}

/// <inheritdoc cref="Linear256To256"/>
public readonly struct Linear13To7 : ILinearShape
{
    public static int Inputs => 13;

    public static int Outputs => 7;

    public static int InputStride => 16;

    public static int OutputStride => 16;
}
