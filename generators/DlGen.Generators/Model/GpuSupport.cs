namespace DlGen.Generators.Model;

/// <summary>Whether a project's networks can be compiled for GPUs.</summary>
internal enum GpuSupport
{
    /// <summary>The project doesn't reference DlGen.Gpu.</summary>
    NotReferenced,

    /// <summary>
    /// The project is signed: the kernels' types would have to be visible to an assembly that ILGPU makes at run time, and a
    /// signed assembly can't open itself to one without a signature.
    /// </summary>
    Signed,

    /// <summary>The project's networks can be compiled for GPUs.</summary>
    Available,
}
