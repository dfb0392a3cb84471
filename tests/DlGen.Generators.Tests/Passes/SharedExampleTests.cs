using DlGen.Generators.Lowering;
using DlGen.Generators.Tests.Infrastructure;

namespace DlGen.Generators.Tests.Passes;

/// <summary>Where a batch has fewer examples than threads, those share the rows of an image in a convolution: then they must meet more often.</summary>
public class SharedExampleTests
{
    /// <summary>The library's kernels that share the parts of an example, whichever op calls them.</summary>
    private static readonly string[] Sharing = ["Convolve", "ConvolveGroups", "ConvolveAndPool"];

    [Theory]
    [InlineData("Conv2d(16, 3), Silu, Conv2d(4, 2)")]
    [InlineData("Conv2d(16, 3), Relu, MaxPool2d(2), Conv2d(4, 2)")]
    [InlineData("Conv2d(16, 3), Silu, Conv2d(16, 2, Groups = 4), Silu, DepthwiseConv2d(2)")]
    [InlineData("Conv2d(16, 3), Silu, ConvTranspose2d(9, 3, Stride = 2), Tanh, MaxPool2d(2)")]
    [InlineData("Conv2d(16, 3), Silu, ConvTranspose2d(8, 3, Groups = 2), Tanh")]
    public void KernelsThatShareAnExample_SaySo(string layers)
    {
        LoweredProgram program = Program(layers);

        Assert.Contains(program.Calls, static scheduled => Sharing.Contains(scheduled.Call.Method));
        Assert.All(program.Calls, static scheduled => Assert.Equal(
            Sharing.Contains(scheduled.Call.Method) || scheduled.Call.PartSums is not null, scheduled.Call.Accesses.SelectMany(static part => part).Any(static access => access.IsOfParts)));
    }

    /// <summary>What threads sum up in parts, they leave for each other: in a memory that no call has which may run at the same time.</summary>
    [Fact]
    public void BatchNormalization_OfImages_SharesTheirRows()
    {
        LoweredProgram program = Program("Conv2d(16, 3, Padding = 1), BatchNorm, Silu, Conv2d(16, 3, Padding = 1), BatchNorm, Silu");
        List<ScheduledCall> normalizations = [.. program.Calls.Where(static scheduled => scheduled.Call.Method.StartsWith("BatchNormalize", StringComparison.Ordinal))];

        Assert.Equal(4, normalizations.Count);
        Assert.All(normalizations, static scheduled => Assert.Equal(1, scheduled.LastPhase - scheduled.FirstPhase));
        Assert.All(normalizations.Take(2), static scheduled => Assert.True(scheduled.MeetBecause is null || scheduled.MeetsWithinExamples));
        Assert.Equal(normalizations[0].LastPhase, normalizations[1].FirstPhase);
        Assert.All(normalizations, scheduled => Assert.Contains(
            program.Memory.Buffers, buffer => buffer.Name == scheduled.Call.PartSums!.Name && (buffer.First, buffer.Last) == (scheduled.FirstPhase, scheduled.LastPhase)));
    }

    [Theory]
    [InlineData("Flatten, Linear(40), BatchNorm, Silu")]
    [InlineData("Conv2d(16, 5), BatchNorm, Silu, Flatten")]
    public void BatchNormalization_OfFewRows_SharesColumns(string layers) => Assert.All(
        CompilerPipeline.Lower(Declarations.Spec($"using DlGen; [Network(2, 9, 9)] [{layers}, Linear(3)] public partial class Net;")).Calls,
        static scheduled => Assert.Null(scheduled.Call.PartSums));

    /// <summary>The gradient of a transposed convolution's outputs is computed by one thread of those that share the example.</summary>
    [Fact]
    public void InputGradientOfATransposedConvolution_WaitsForWhatItReads()
    {
        ScheduledCall back = Program("Conv2d(16, 3), Silu, ConvTranspose2d(9, 3, Stride = 2), Tanh, MaxPool2d(2)").Calls
            .Single(static scheduled => scheduled.Call is { Method: "Convolve", Stage: DlGen.Generators.Graph.Stage.Backward });

        Assert.NotNull(back.MeetBecause);
    }

    private static LoweredProgram Program(string layers) =>
        CompilerPipeline.Lower(Declarations.Spec($"using DlGen; [Network(2, 9, 9)] [{layers}, Flatten, Linear(3)] public partial class Net;"));
}
