namespace DlGen.Generators.Lowering;

/// <summary>What the formulas are printed for.</summary>
[Flags]
internal enum BackEnd
{
    /// <summary>The processor's cores, with their vector registers.</summary>
    Cpu = 1,

    /// <summary>A GPU, through ILGPU.</summary>
    Gpu = 2,

    /// <summary>Both.</summary>
    Both = Cpu | Gpu,
}
