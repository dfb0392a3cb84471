using DlGen.Kernels;

namespace DlGen.Tests.Kernels;

/// <summary>A number as a type, to build shapes from.</summary>
internal interface ISize
{
    static abstract int Value { get; }
}

/// <summary>A linear layer's shape of two sizes.</summary>
internal readonly struct Shape<TInputs, TOutputs> : ILinearShape
    where TInputs : struct, ISize
    where TOutputs : struct, ISize
{
    public static int Inputs => TInputs.Value;

    public static int Outputs => TOutputs.Value;
}

internal readonly struct N1 : ISize
{
    public static int Value => 1;
}

internal readonly struct N2 : ISize
{
    public static int Value => 2;
}

internal readonly struct N3 : ISize
{
    public static int Value => 3;
}

internal readonly struct N7 : ISize
{
    public static int Value => 7;
}

internal readonly struct N13 : ISize
{
    public static int Value => 13;
}

internal readonly struct N16 : ISize
{
    public static int Value => 16;
}

internal readonly struct N17 : ISize
{
    public static int Value => 17;
}

internal readonly struct N31 : ISize
{
    public static int Value => 31;
}

internal readonly struct N32 : ISize
{
    public static int Value => 32;
}

internal readonly struct N33 : ISize
{
    public static int Value => 33;
}

internal readonly struct N45 : ISize
{
    public static int Value => 45;
}

internal readonly struct N46 : ISize
{
    public static int Value => 46;
}

internal readonly struct N47 : ISize
{
    public static int Value => 47;
}

internal readonly struct N48 : ISize
{
    public static int Value => 48;
}

internal readonly struct N100 : ISize
{
    public static int Value => 100;
}
