using DlGen.Gpu.Kernels.Tensor;
using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Kernels;
using ILGPU;
using ILGPU.Runtime;

namespace DlGen.Gpu.Tests.Kernels.Tensor;

/// <summary>
/// The products on tensor cores against plain loops in double precision over operands that are rounded likewise: on every device
/// by instructions that are emulated, with the smallest tile, for that takes its time; on a card that has them by its own.
/// </summary>
public abstract class TensorProductCases(DeviceFixture fixture)
{
    // A sum of 141 products of numbers up to 1 reaches 10 on its way. Cards may cut off where they add instead of rounding: an
    // ulp of 10, 10⁻⁶, in each of the 18 instructions that a sum passes through.
    private const double Tolerance = 2e-5;

    private protected GpuDevice Device => fixture.Device;

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void OneNumber() => CheckAll<Bf16, Shape1To1>(1);

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void WholeSlabs() => CheckAll<Bf16, Shape32To32>(32);

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void OneRow() => CheckAll<Tf32, Shape37To45>(1);

    [DeviceFact]
    public void Tails() => CheckAll<Tf32, Shape37To45>(70);

    [DeviceFact]
    public void SlicesOfAGradient_AddUpToIt()
    {
        Check<SmallTensorTile, Tf32, EmulatedInstructions>(Rounding.ToTf32).Slices<Shape37To45>(70, 32, Tolerance);
        Check<SmallTensorTile, Bf16, EmulatedInstructions>(Rounding.ToBf16).Slices<Shape37To45>(33, 16, Tolerance);
    }

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void Result_IsTheSameToTheBit()
    {
        float[] first = Check<SmallTensorTile, Tf32, EmulatedInstructions>(Rounding.ToTf32).Forward<Shape37To45>(33).Actual;

        Assert.Equal(first, Check<SmallTensorTile, Tf32, EmulatedInstructions>(Rounding.ToTf32).Forward<Shape37To45>(33).Actual);
    }

    [DeviceFact]
    public void Instructions_RoundToTheNearest() => CheckRounding<EmulatedInstructions>();

    [DeviceFact(OnOpenClOfProcessor = false)]
    public void RoundedProduct_IsNearTheExactOne()
    {
        // Each operand is off by half a unit of its last place at the most, a product by one: |x|·|w| ≤ 1, 37 of them, and a bias.
        Assert.InRange(Error<Tf32>(), 0, 37 * Math.Pow(2, -10));
        Assert.InRange(Error<Bf16>(), 37 * Math.Pow(2, -13), 37 * Math.Pow(2, -7));

        double Error<TFormat>()
            where TFormat : struct, ITensorFormat
        {
            (double[] expected, float[] actual) = Check<SmallTensorTile, TFormat, EmulatedInstructions>(static value => value).Forward<Shape37To45>(33);
            return expected.Zip(actual, static (exact, rounded) => Math.Abs(exact - rounded)).Max();
        }
    }

    private protected void CheckRounding<TInstructions>()
        where TInstructions : struct, ITensorInstructions<TInstructions>
    {
        float[] values =
        [
            0f, 1f, -1f, 1.00048828125f, -1.00048828125f, 1.0004882f, 1.00146484375f, 1.00390625f, 1.01171875f, 1.0117187f, 3.1415927f,
            float.MaxValue, float.MinValue, float.Epsilon, 1.1754942e-38f, float.PositiveInfinity, float.NegativeInfinity, float.NaN,
            .. Numbers.Random(100, 3),
        ];
        using var memory = new DeviceMemory(Device);
        ArrayView<float> from = memory.Array(values);
        ArrayView<uint> to = memory.Array(new uint[values.Length * 2]);
        Device.Accelerator.LoadKernel<ArrayView<float>, ArrayView<uint>>(RoundingKernel.Run<TInstructions>)(
            Device.Accelerator.DefaultStream, (values.Length, 1), from, to);

        uint[] rounded = memory.Read(to);
        for (int index = 0; index < values.Length; index++)
        {
            Assert.Equal(Rounding.ToTf32(values[index]), BitConverter.UInt32BitsToSingle(rounded[index] & 0xFFFF_E000));
            Assert.Equal(Rounding.ToBf16(values[index]), BitConverter.UInt32BitsToSingle(rounded[values.Length + index] << 16));
            Assert.Equal(Rounding.ToBf16(-values[index]), BitConverter.UInt32BitsToSingle(rounded[values.Length + index] & 0xFFFF_0000));
        }
    }

    private void CheckAll<TFormat, TShape>(int rows)
        where TFormat : struct, ITensorFormat
        where TShape : struct, ILinearShape => CheckAll<SmallTensorTile, TFormat, EmulatedInstructions, TShape>(rows);

    private protected void CheckAll<TTile, TFormat, TInstructions, TShape>(int rows)
        where TTile : struct, ITensorTile<TTile>
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions>
        where TShape : struct, ILinearShape =>
        Check<TTile, TFormat, TInstructions>(typeof(TFormat) == typeof(Tf32) ? Rounding.ToTf32 : Rounding.ToBf16).All<TShape>(rows, Tolerance);

    private ProductCheck Check<TTile, TFormat, TInstructions>(Func<float, double> round)
        where TTile : struct, ITensorTile<TTile>
        where TFormat : struct, ITensorFormat
        where TInstructions : struct, ITensorInstructions<TInstructions> =>
        new(Device, new TiledTensorProducts<TTile, TFormat, TInstructions>(Device.Launcher), round);
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaTensorProductTests(CudaFixture fixture) : TensorProductCases(fixture)
{
    [DeviceFact]
    public void Card_RoundsToTheNearest() => OnTensorCores(CheckRounding<TensorCores>);

    [DeviceFact]
    public void Card_MultipliesWithEveryTile() => OnTensorCores(() =>
    {
        CheckAll<SmallTensorTile, Tf32, TensorCores, Shape1To1>(1);
        CheckAll<SmallTensorTile, Bf16, TensorCores, Shape37To45>(70);
        CheckAll<SmallTensorTile, Tf32, TensorCores, Shape130To141>(131);
        CheckAll<MediumTensorTile, Tf32, TensorCores, Shape37To45>(70);
        CheckAll<MediumTensorTile, Bf16, TensorCores, Shape130To141>(131);
        CheckAll<LargeTensorTile, Bf16, TensorCores, Shape37To45>(1);
        CheckAll<LargeTensorTile, Tf32, TensorCores, Shape130To141>(131);
        CheckAll<LargeTensorTile, Bf16, TensorCores, Shape130To141>(131);
    });

    private void OnTensorCores(Action check)
    {
        if (Device.HasTensorCores)
        {
            check();
        }
    }
}

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClTensorProductTests(OpenClFixture fixture) : TensorProductCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuTensorProductTests(CpuFixture fixture) : TensorProductCases(fixture);
