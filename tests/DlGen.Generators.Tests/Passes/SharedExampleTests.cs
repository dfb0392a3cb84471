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
            Sharing.Contains(scheduled.Call.Method), scheduled.Call.Accesses.SelectMany(static part => part).Any(static access => access.IsOfParts)));
    }

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
