using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using DlGen.Gpu.Kernels;
using DlGen.Gpu.Optimizers;
using DlGen.Gpu.Tests.Infrastructure;
using DlGen.Gpu.Tests.Training;
using DlGen.Kernels;

namespace DlGen.Gpu.Tests.Networks;

/// <summary>The structs of generated programs, in the kernels that take them, as NVIDIA's assembler would get them.</summary>
[Collection(nameof(Ptx))]
public class GeneratedPtxTests
{
    private static readonly Type[] Programs =
        [.. typeof(Classifier).Assembly.GetTypes().Where(static type => type.BaseType == typeof(GpuProgram) && type != typeof(FailingProgram))];

    public static TheoryData<string> Names => [.. Programs.Select(static type => type.Name)];

    [Fact]
    public void EveryNetworkInSinglePrecision_HasAProgram_AndOneForInferenceWhereThatDiffers() => Assert.Equal(56 + 10, Programs.Length);

    [Theory]
    [MemberData(nameof(Names))]
    public void Kernels_KeepToRegistersAndDefinedCalls(string program)
    {
        Type[] structs = Programs.Single(type => type.Name == program).GetNestedTypes(BindingFlags.NonPublic);
        foreach (MethodInfo kernel in Kernels(structs))
        {
            Ptx.AssertSound(Ptx.Of(kernel));
        }
    }

    /// <summary>Kernels that few networks have, for the structs of one that has them all.</summary>
    [Fact]
    public void RareKernels_KeepToRegistersAndDefinedCalls()
    {
        Type[] structs = Programs.Single(static type => type.Name.EndsWith("MixedProgram", StringComparison.Ordinal)).GetNestedTypes(BindingFlags.NonPublic);
        Type epilogue = structs.First(static type => typeof(IDeviceEpilogue).IsAssignableFrom(type));
        Type shape = structs.First(static type => typeof(ILinearShape).IsAssignableFrom(type));
        MethodInfo[] kernels =
        [
            Ptx.Kernel(typeof(SoftmaxKernels), "Scaled", typeof(EightLanes)), Ptx.Kernel(typeof(SoftmaxKernels), "Backward", typeof(EightLanes), epilogue),
            Ptx.Kernel(typeof(ActivationProductKernels), "Run", epilogue), Ptx.Kernel(typeof(ActivationProductKernels), "RightTransposed", epilogue),
            Ptx.Kernel(typeof(EmbeddingKernels), "Embed", shape, epilogue), Ptx.Kernel(typeof(EmbeddingKernels), "Sum", shape, typeof(GuardedStep<MomentumStep>)),
            Ptx.Kernel(typeof(TotalSumKernel), "Run", typeof(GuardedStep<MomentumStep>)), Ptx.Kernel(typeof(CopyKernels), "ToPlaces"), Ptx.Kernel(typeof(CopyKernels), "FromPlaces"),
        ];
        Assert.All(kernels, static kernel => Ptx.AssertSound(Ptx.Of(kernel)));
    }

    /// <summary>Convolutions and pools, for the structs of one network that has them.</summary>
    [Fact]
    public void WindowKernels_KeepToRegistersAndDefinedCalls()
    {
        Type[] structs = Programs.Single(static type => type.Name.EndsWith("WindowedProgram", StringComparison.Ordinal)).GetNestedTypes(BindingFlags.NonPublic);
        Type Struct(string name) => structs.Single(type => type.Name == name);
        Type step = typeof(GuardedStep<MomentumStep>);
        MethodInfo[] kernels =
        [
            Ptx.Kernel(typeof(ConvolutionKernels), "Convolve", typeof(SmallTile), Struct("Conv1"), Struct("Conv1Forward")),
            Ptx.Kernel(typeof(ConvolutionKernels), "Convolve", typeof(LargeTile), Struct("Conv2"), Struct("Conv2Forward")),
            Ptx.Kernel(typeof(ConvolutionKernels), "ConvolveTransposed", typeof(SmallTile), Struct("Conv2"), Struct("Conv2Backward")),
            Ptx.Kernel(typeof(ConvolutionKernels), "ConvolveTransposed", typeof(LargeTile), Struct("Conv2"), Struct("Conv2Backward")),
            Ptx.Kernel(typeof(ConvolutionKernels), "Sum", typeof(SmallTile), Struct("Conv1"), step), Ptx.Kernel(typeof(ConvolutionKernels), "Sum", typeof(LargeTile), Struct("Conv2"), step),
            Ptx.Kernel(typeof(ConvolutionKernels), "SumOfSlices", typeof(LargeTile), Struct("Conv1")), Ptx.Kernel(typeof(ConvolutionKernels), "SumOfSlices", typeof(SmallTile), Struct("Conv2")),
            Ptx.Kernel(typeof(PoolKernels), "Max", Struct("Pool1"), Struct("Pool1Forward")), Ptx.Kernel(typeof(PoolKernels), "MaxWithPlaces", Struct("Pool1"), Struct("Pool1Forward")),
            Ptx.Kernel(typeof(PoolKernels), "MaxBackward", Struct("Pool1"), Struct("Pool1Backward")), Ptx.Kernel(typeof(PoolKernels), "Average", Struct("Pool2"), Struct("Pool2Forward")),
            Ptx.Kernel(typeof(PoolKernels), "AverageBackward", Struct("Pool2"), Struct("Pool2Backward")),
        ];
        Assert.All(kernels, static kernel => Ptx.AssertSound(Ptx.Of(kernel)));
    }

    [Theory]
    [InlineData("ThinProgram", 128, 128)]
    [InlineData("Wide64Program", 48, 88)]
    [InlineData("Wide128Program", 24, 40)]
    public void NarrowKernels_KeepToTheSharedMemoryOfEveryDevice(string program, int rows, int predictedRows)
    {
        Type[] structs = Programs.Single(type => type.Name.EndsWith(program, StringComparison.Ordinal)).GetNestedTypes(BindingFlags.NonPublic);
        foreach (MethodInfo kernel in Kernels(structs).Where(static kernel => kernel.DeclaringType == typeof(NarrowKernels)))
        {
            Type narrow = kernel.GetGenericArguments()[0];
            string ptx = Ptx.Of(kernel);
            int bytes = Regex.Matches(ptx, @"\.shared[^;]*\.b8\s+\w+\[(\d+)\];").Sum(static match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

            Assert.InRange(bytes, 1, 48 * 1024);
            Assert.Equal(kernel.Name == "Step" ? rows : predictedRows, narrow.GetProperty("Rows")!.GetValue(null));
            Assert.Matches(@"ld\.shared\.v4\.f32", ptx);
            Assert.DoesNotMatch(@"\b(ld|st)\.(v4\.)?f32", ptx);
        }
    }

    /// <summary>Kernels that take these structs of a program, each of them at least once.</summary>
    internal static IEnumerable<MethodInfo> Kernels(Type[] structs)
    {
        Type backward = structs.First(static type => typeof(IDeviceEpilogue).IsAssignableFrom(type) && type.Name.EndsWith("Backward", StringComparison.Ordinal));
        foreach (Type loss in structs.Where(static type => typeof(ISoftmaxLoss).IsAssignableFrom(type)))
        {
            yield return Ptx.Kernel(typeof(SoftmaxKernels), "CrossEntropy", typeof(OneLane), loss, backward);
        }

        foreach (Type loss in structs.Where(static type => typeof(IElementwiseLoss).IsAssignableFrom(type)))
        {
            yield return Ptx.Kernel(typeof(ElementwiseLossKernel), "Run", typeof(OneLane), loss, backward);
        }

        foreach (Type map in structs.Where(static type => typeof(IDeviceMap).IsAssignableFrom(type)))
        {
            yield return Ptx.Kernel(typeof(CopyKernels), "Map", map);
        }

        foreach (Type shape in structs.Where(static type => typeof(INormalization).IsAssignableFrom(type)))
        {
            yield return Ptx.Kernel(typeof(NormalizationKernels), "Forward", typeof(EightLanes), shape, backward);
            yield return Ptx.Kernel(typeof(NormalizationKernels), "Backward", typeof(EightLanes), shape, backward);
        }

        foreach (Type shape in structs.Where(static type => typeof(ILinearShape).IsAssignableFrom(type)))
        {
            yield return Ptx.Kernel(typeof(LinearKernels), "OuterSumWithBias", typeof(SmallTile), shape, typeof(GuardedStep<MomentumStep>));
        }

        foreach (Type narrow in structs.Where(static type => typeof(INarrowNetwork).IsAssignableFrom(type)))
        {
            yield return narrow.Name == "NarrowTraining"
                ? Ptx.Kernel(typeof(NarrowKernels), "Step", narrow, typeof(GuardedStep<MomentumStep>))
                : Ptx.Kernel(typeof(NarrowKernels), "Predict", narrow);
        }

        // An epilogue doesn't depend on the shape: one of them will do.
        Type? anyShape = structs.FirstOrDefault(static type => typeof(ILinearShape).IsAssignableFrom(type));
        foreach (Type epilogue in structs.Where(type => typeof(IDeviceEpilogue).IsAssignableFrom(type) && type != backward))
        {
            yield return anyShape is null
                ? Ptx.Kernel(typeof(ConvolutionKernels), "Convolve", typeof(SmallTile), structs.First(static type => typeof(IWindowShape).IsAssignableFrom(type)), epilogue)
                : Ptx.Kernel(typeof(LinearKernels), "Multiply", typeof(SmallTile), anyShape, epilogue);
        }
    }
}
