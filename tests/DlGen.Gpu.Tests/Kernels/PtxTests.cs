using System.Reflection;
using System.Text.RegularExpressions;
using DlGen.Gpu.Kernels;
using DlGen.Gpu.Optimizers;
using DlGen.Gpu.Tests.Infrastructure;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>What NVIDIA's assembler would get, compiled without a GPU: it is read, not run.</summary>
[Collection(nameof(Ptx))]
public class PtxTests
{
    public static TheoryData<string> Kernels => [.. All.Keys];

    internal static Dictionary<string, MethodInfo> All { get; } = new()
    {
        ["small product"] = Ptx.Kernel(typeof(LinearKernels), "Multiply", typeof(SmallTile), typeof(Shape37To45), typeof(BiasRelu)),
        ["large product"] = Ptx.Kernel(typeof(LinearKernels), "Multiply", typeof(LargeTile), typeof(Shape37To45), typeof(BiasRelu)),
        ["small input gradient"] = Ptx.Kernel(typeof(LinearKernels), "MultiplyTransposed", typeof(SmallTile), typeof(Shape37To45), typeof(ReluBack)),
        ["large input gradient"] = Ptx.Kernel(typeof(LinearKernels), "MultiplyTransposed", typeof(LargeTile), typeof(Shape37To45), typeof(ReluBack)),
        ["small weight gradient, Adam"] = Ptx.Kernel(typeof(LinearKernels), "OuterSum", typeof(SmallTile), typeof(Shape37To45), typeof(GuardedStep<AdamStep>)),
        ["large weight gradient, Adam"] = Ptx.Kernel(typeof(LinearKernels), "OuterSum", typeof(LargeTile), typeof(Shape37To45), typeof(GuardedStep<AdamStep>)),
        ["weight and bias gradient, SGD"] = Ptx.Kernel(typeof(LinearKernels), "OuterSumWithBias", typeof(SmallTile), typeof(Shape37To45), typeof(GuardedStep<SgdStep>)),
        ["weight and bias gradient, momentum"] = Ptx.Kernel(typeof(LinearKernels), "OuterSumWithBias", typeof(SmallTile), typeof(Shape37To45), typeof(GuardedStep<MomentumStep>)),
        ["weight and bias gradient, RMSProp"] = Ptx.Kernel(typeof(LinearKernels), "OuterSumWithBias", typeof(SmallTile), typeof(Shape37To45), typeof(GuardedStep<RmsPropStep>)),
        ["weight and bias gradient, Adagrad"] = Ptx.Kernel(typeof(LinearKernels), "OuterSumWithBias", typeof(SmallTile), typeof(Shape37To45), typeof(GuardedStep<AdagradStep>)),
        ["weight and bias gradient, Lion"] = Ptx.Kernel(typeof(LinearKernels), "OuterSumWithBias", typeof(SmallTile), typeof(Shape37To45), typeof(GuardedStep<LionStep>)),
        ["weight and bias gradient, accumulated"] = Ptx.Kernel(typeof(LinearKernels), "OuterSumWithBias", typeof(SmallTile), typeof(Shape37To45), typeof(GuardedStep<AccumulateGradient>)),
        ["step with stored gradients, Adam"] = Ptx.Kernel(typeof(CopyKernels), "Map", typeof(StoredStep<GuardedStep<IncomingStep<AdamStep>>>)),
        ["average of the weights"] = Ptx.Kernel(typeof(CopyKernels), "Map", typeof(AverageWeights)),
        ["squares of gradients"] = Ptx.Kernel(typeof(GradientNorm), "Squares"),
        ["clipping by norm"] = Ptx.Kernel(typeof(GradientNorm), "Coefficient"),
        ["small weight and bias gradient in slices"] = Ptx.Kernel(typeof(LinearKernels), "OuterSumOfSlicesWithBias", typeof(SmallTile), typeof(Shape37To45)),
        ["large weight gradient in slices"] = Ptx.Kernel(typeof(LinearKernels), "OuterSumOfSlices", typeof(LargeTile), typeof(Shape37To45)),
        ["large weight and bias gradient in slices"] = Ptx.Kernel(typeof(LinearKernels), "OuterSumOfSlicesWithBias", typeof(LargeTile), typeof(Shape37To45)),
        ["softmax"] = Ptx.Kernel(typeof(SoftmaxKernels), "Softmax", typeof(EightLanes)),
        ["cross-entropy of one lane"] = Ptx.Kernel(typeof(SoftmaxKernels), "CrossEntropy", typeof(OneLane), typeof(SmoothedClasses3), typeof(Store)),
        ["cross-entropy of eight lanes"] = Ptx.Kernel(typeof(SoftmaxKernels), "CrossEntropy", typeof(EightLanes), typeof(Classes131), typeof(Store)),
        ["mixed cross-entropy of one lane"] = Ptx.Kernel(typeof(MixedLossKernels), "CrossEntropy", typeof(OneLane), typeof(SmoothedClasses3), typeof(Store)),
        ["mixed cross-entropy of eight lanes"] = Ptx.Kernel(typeof(MixedLossKernels), "CrossEntropy", typeof(EightLanes), typeof(Classes131), typeof(Store)),
        ["mixed elementwise loss"] = Ptx.Kernel(typeof(MixedLossKernels), "Elementwise", typeof(EightLanes), typeof(Squares33), typeof(Store)),
        ["elementwise loss"] = Ptx.Kernel(typeof(ElementwiseLossKernel), "Run", typeof(EightLanes), typeof(Squares33), typeof(Store)),
        ["column sums, Adam"] = Ptx.Kernel(typeof(NormalizationKernels), "Parameters", typeof(GuardedStep<AdamStep>)),
        ["column sums in slices"] = Ptx.Kernel(typeof(NormalizationKernels), "ParametersOfSlices"),
        ["batch normalization"] = Ptx.Kernel(typeof(BatchNormalizationKernels), "Forward", typeof(Store)),
        ["batch normalization backward, Adam"] = Ptx.Kernel(typeof(BatchNormalizationKernels), "Backward", typeof(Store), typeof(GuardedStep<AdamStep>)),
        ["running moments"] = Ptx.Kernel(typeof(CopyKernels), "Map", typeof(MoveMoments)),
        ["running scale"] = Ptx.Kernel(typeof(CopyKernels), "Map", typeof(RunningScale)),
        ["sums of gradients, Adam"] = Ptx.Kernel(typeof(GradientSums), "OfGroups", typeof(GuardedStep<AdamStep>)),
        ["sums of slices, Adam"] = Ptx.Kernel(typeof(GradientSums), "OfSlices", typeof(GuardedStep<AdamStep>)),
        ["classes"] = Ptx.Kernel(typeof(ClassKernel), "Run", typeof(EightLanes)),
        ["sum of losses"] = Ptx.Kernel(typeof(LossSum), "Run"),
        ["sum of several heads' losses"] = Ptx.Kernel(typeof(LossSum), "OfHeads"),
        ["exp"] = Ptx.Kernel(typeof(CopyKernels), "Map", typeof(FunctionMap<ExpOf>)),
        ["log"] = Ptx.Kernel(typeof(CopyKernels), "Map", typeof(FunctionMap<LogOf>)),
        ["tanh"] = Ptx.Kernel(typeof(CopyKernels), "Map", typeof(FunctionMap<TanhOf>)),
        ["sigmoid"] = Ptx.Kernel(typeof(CopyKernels), "Map", typeof(FunctionMap<SigmoidOf>)),
        ["softplus"] = Ptx.Kernel(typeof(CopyKernels), "Map", typeof(FunctionMap<SoftplusOf>)),
        ["erf"] = Ptx.Kernel(typeof(CopyKernels), "Map", typeof(FunctionMap<ErfOf>)),
        ["flatten"] = Ptx.Kernel(typeof(CopyKernels), "Flatten"),
        ["unflatten"] = Ptx.Kernel(typeof(CopyKernels), "Unflatten"),
        ["gather"] = Ptx.Kernel(typeof(CopyKernels), "Gather"),
        ["mixed inputs"] = Ptx.Kernel(typeof(MixKernel), "Run"),
    };

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Kernel_KeepsToRegistersAndDefinedCalls(string kernel) => Ptx.AssertSound(Compile(kernel));

    [Theory]
    [InlineData("small product", 16)]
    [InlineData("small input gradient", 16)]
    [InlineData("small weight gradient, Adam", 16)]
    [InlineData("large product", 32)]
    [InlineData("large input gradient", 32)]
    [InlineData("large weight gradient, Adam", 32)]
    [InlineData("large weight gradient in slices", 32)]
    public void Products_ReadSixteenBytesAtATime(string kernel, int sharedLoads)
    {
        string ptx = Compile(kernel);

        Assert.Equal(sharedLoads, Regex.Count(ptx, @"ld\.shared\.v4\.f32"));
        Assert.DoesNotMatch(@"ld\.shared\.f32", ptx);
        Assert.Matches(@"ld\.global\.v4\.f32", ptx);
        Assert.Matches(@"st\.global\.v4\.f32", ptx);
    }

    [Fact]
    public void Functions_UseNoApproximation()
    {
        foreach (string kernel in new[] { "exp", "log", "tanh", "sigmoid", "softplus", "erf" })
        {
            Assert.DoesNotMatch(@"\b(ex2|lg2|tanh|rcp|sin|cos)\.approx", Compile(kernel));
        }
    }

    private static string Compile(string kernel) => Ptx.Of(All[kernel]);
}
