using System.Reflection;
using ILGPU.Backends.PTX;
using ILGPU.IR;
using ILGPU.IR.Intrinsics;
using ILGPU.IR.Types;
using ILGPU.IR.Values;
using ILGPU.Runtime.Cuda;
using CompoundRegister = ILGPU.Backends.RegisterAllocator<ILGPU.Backends.PTX.PTXRegisterKind>.CompoundRegister;
using HardwareRegister = ILGPU.Backends.RegisterAllocator<ILGPU.Backends.PTX.PTXRegisterKind>.HardwareRegister;
using PrimitiveRegister = ILGPU.Backends.RegisterAllocator<ILGPU.Backends.PTX.PTXRegisterKind>.PrimitiveRegister;

namespace DlGen.Gpu.Kernels.Tensor;

/// <summary>
/// Methods that ILGPU replaces by one PTX instruction each. Their bodies do nothing: only kernels for NVIDIA's cards call them.
/// </summary>
/// <remarks>
/// ILGPU's own inline assembly, CudaAsm.Emit, hands results back through local memory. As an intrinsic an instruction's results
/// are registers as any value's, and a pointer keeps the address space that ILGPU has found for it.
/// </remarks>
internal static class PtxInstructions
{
    private const int CopiedBytes = 16;

    private delegate uint Convert(float value);

    private delegate uint ConvertTwo(float low, float high);

    private delegate Float4 Multiply(Float4 sums, uint a0, uint a1, uint a2, uint a3, uint b0, uint b1);

    private delegate void Transfer(ref Float4 to, ref Float4 from, int bytes);

    /// <summary>Tells a context's compiler of the instructions.</summary>
    public static void Register(IntrinsicImplementationManager intrinsics)
    {
        void Define(Delegate method, PTXIntrinsic.Handler writer) => intrinsics.RegisterMethod(
            method.Method, new PTXIntrinsic(writer.Method, IntrinsicImplementationMode.GenerateCode, CudaArchitecture.SM_80));

        Define((Convert)ToTf32, WriteToTf32);
        Define((ConvertTwo)ToBf16, WriteToBf16);
        Define((Multiply)MultiplyTf32, WriteMultiplyTf32);
        Define((Multiply)MultiplyBf16, WriteMultiplyBf16);
        Define((Transfer)Copy, WriteCopy);
        Define((Action)Commit, WriteCommit);
        Define((Action<int>)Wait, WriteWait);
    }

    [IntrinsicImplementation]
    public static uint ToTf32(float value) => default;

    [IntrinsicImplementation]
    public static uint ToBf16(float low, float high) => default;

    [IntrinsicImplementation]
    public static Float4 MultiplyTf32(Float4 sums, uint a0, uint a1, uint a2, uint a3, uint b0, uint b1) => default;

    [IntrinsicImplementation]
    public static Float4 MultiplyBf16(Float4 sums, uint a0, uint a1, uint a2, uint a3, uint b0, uint b1) => default;

    [IntrinsicImplementation]
    public static void Copy(ref Float4 to, ref Float4 from, int bytes)
    {
    }

    [IntrinsicImplementation]
    public static void Commit()
    {
    }

    [IntrinsicImplementation]
    public static void Wait(int groups)
    {
    }

    private static void WriteToTf32(PTXBackend backend, PTXCodeGenerator code, Value value)
    {
        var call = (MethodCall)value;
        HardwareRegister result = code.AllocateHardware(call);
        using PTXCodeGenerator.CommandEmitter command = code.BeginCommand("cvt.rna.tf32.f32");
        command.AppendArgument(result);
        command.AppendArgument(code.LoadPrimitive(call[0]));
    }

    private static void WriteToBf16(PTXBackend backend, PTXCodeGenerator code, Value value)
    {
        var call = (MethodCall)value;
        HardwareRegister result = code.AllocateHardware(call);

        // The instruction's first source becomes the upper half.
        using PTXCodeGenerator.CommandEmitter command = code.BeginCommand("cvt.rn.bf16x2.f32");
        command.AppendArgument(result);
        command.AppendArgument(code.LoadPrimitive(call[1]));
        command.AppendArgument(code.LoadPrimitive(call[0]));
    }

    private static void WriteMultiplyTf32(PTXBackend backend, PTXCodeGenerator code, Value value) =>
        WriteMultiply("mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32", code, (MethodCall)value);

    private static void WriteMultiplyBf16(PTXBackend backend, PTXCodeGenerator code, Value value) =>
        WriteMultiply("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32", code, (MethodCall)value);

    private static void WriteMultiply(string instruction, PTXCodeGenerator code, MethodCall call)
    {
        var result = (CompoundRegister)code.Allocate(call);
        var sums = (CompoundRegister)code.Load(call[0]);
        using PTXCodeGenerator.CommandEmitter command = code.BeginCommand(instruction);
        command.AppendVectorArgument(result.SliceAs<PrimitiveRegister>(0, Float4.Count));
        command.AppendVectorArgument([code.LoadHardware(call[1]), code.LoadHardware(call[2]), code.LoadHardware(call[3]), code.LoadHardware(call[4])]);
        command.AppendVectorArgument([code.LoadHardware(call[5]), code.LoadHardware(call[6])]);
        command.AppendVectorArgument(sums.SliceAs<PrimitiveRegister>(0, Float4.Count));
    }

    private static void WriteCopy(PTXBackend backend, PTXCodeGenerator code, Value value)
    {
        var call = (MethodCall)value;
        using PTXCodeGenerator.CommandEmitter command = code.BeginCommand("cp.async.cg.shared.global");
        command.AppendArgumentValue(Address(code, call[0], MemoryAddressSpace.Shared));
        command.AppendArgumentValue(Address(code, call[1], MemoryAddressSpace.Global));
        command.AppendConstant(CopiedBytes);
        command.AppendArgument(code.LoadPrimitive(call[2]));
    }

    private static HardwareRegister Address(PTXCodeGenerator code, Value pointer, MemoryAddressSpace space) =>
        pointer.Type is PointerType { } type && type.AddressSpace == space
            ? code.LoadHardware(pointer)
            : throw new NotSupportedException($"cp.async copies from global to shared memory; a pointer of it is {pointer.Type}, not {space}.");

    private static void WriteCommit(PTXBackend backend, PTXCodeGenerator code, Value value)
    {
        using PTXCodeGenerator.CommandEmitter command = code.BeginCommand("cp.async.commit_group");
    }

    private static void WriteWait(PTXBackend backend, PTXCodeGenerator code, Value value)
    {
        using PTXCodeGenerator.CommandEmitter command = code.BeginCommand("cp.async.wait_group");
        command.AppendConstant(((MethodCall)value)[0].ResolveAs<PrimitiveValue>()?.Int32Value
            ?? throw new NotSupportedException("cp.async.wait_group takes a constant number of groups."));
    }
}
