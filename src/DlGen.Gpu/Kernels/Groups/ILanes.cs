namespace DlGen.Gpu.Kernels;

/// <summary>How many threads of a group share a row: a divisor of <see cref="RowGroup.Threads"/>.</summary>
internal interface ILanes
{
    /// <summary>The number.</summary>
    static abstract int Count { get; }
}

/// <summary>A thread a row, for short rows.</summary>
internal readonly struct OneLane : ILanes
{
    public static int Count => 1;
}

/// <summary>Eight threads a row.</summary>
internal readonly struct EightLanes : ILanes
{
    public static int Count => 8;
}

/// <summary>A group a row, for long rows.</summary>
internal readonly struct AllLanes : ILanes
{
    public static int Count => RowGroup.Threads;
}
