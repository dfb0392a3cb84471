using System.Reflection;
using ILGPU;
using ILGPU.Backends.OpenCL;
using ILGPU.Backends.PTX;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;

namespace DlGen.Gpu.Kernels;

/// <summary>Where a group's threads meet, to read what others have written into shared or global memory.</summary>
/// <remarks>
/// For OpenCL, ILGPU writes <c>Group.Barrier</c> as a barrier that orders global memory alone, and <c>MemoryFence.GroupLevel</c> as
/// another of the kind. Shared memory, which is local there, needs its own fence. For CUDA it is ILGPU's own instruction.
/// </remarks>
internal static class GroupBarrier
{
    /// <summary>Tells a context's compiler what a barrier is.</summary>
    public static void Register(IntrinsicImplementationManager intrinsics)
    {
        MethodInfo wait = ((Action)Wait).Method;
        intrinsics.RegisterMethod(wait, new CLIntrinsic(((CLIntrinsic.Handler)WriteOpenCl).Method, IntrinsicImplementationMode.GenerateCode));
        intrinsics.RegisterMethod(wait, new PTXIntrinsic(((PTXIntrinsic.Handler)WritePtx).Method, IntrinsicImplementationMode.GenerateCode));
    }

    /// <summary>Waits for all threads of the group, each of which must call it.</summary>
    [IntrinsicImplementation]
    public static void Wait() => Group.Barrier();

    private static void WriteOpenCl(CLBackend backend, CLCodeGenerator code, Value value)
    {
        using CLCodeGenerator.StatementEmitter statement = code.BeginStatement("work_group_barrier");
        statement.BeginArguments();
        statement.AppendCommand("CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE");
        statement.EndArguments();
    }

    private static void WritePtx(PTXBackend backend, PTXCodeGenerator code, Value value)
    {
        using PTXCodeGenerator.CommandEmitter command = code.BeginCommand("bar.sync");
        command.AppendConstant(0);
    }
}
