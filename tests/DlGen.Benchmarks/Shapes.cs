using DlGen.Kernels;

namespace DlGen.Benchmarks;

/// <summary>Layers that fill whole tiles, and their neighbours that don't.</summary>
public readonly struct Linear256To256 : ILinearShape
{
    public static int Inputs => 256;

    public static int Outputs => 256;
}

/// <inheritdoc cref="Linear256To256"/>
public readonly struct Linear256To48 : ILinearShape
{
    public static int Inputs => 256;

    public static int Outputs => 48;
}

/// <inheritdoc cref="Linear256To256"/>
public readonly struct Linear256To47 : ILinearShape
{
    public static int Inputs => 256;

    public static int Outputs => 47;
}

/// <inheritdoc cref="Linear256To256"/>
public readonly struct Linear13To7 : ILinearShape
{
    public static int Inputs => 13;

    public static int Outputs => 7;
}
