using DlGen.Peers.Measuring;
using TorchSharp;
using static TorchSharp.torch;

namespace DlGen.Peers.Contenders;

/// <summary>
/// A convolution's kernel in TorchSharp: forward, input gradient or weight gradient. A gradient is that of a forward pass which was made once and is kept, with respect to
/// one of its inputs alone.
/// </summary>
internal sealed class TorchConvolution : SteppedContender
{
    private readonly ConvolutionWork work;
    private readonly Tensor images;
    private readonly Tensor weights;
    private readonly Tensor? outputs;

    public TorchConvolution(ConvolutionWork work)
        : base(Bar.Torch)
    {
        this.work = work;
        images = tensor(work.Images, work.ImageShape, requires_grad: work.Pass == ConvolutionPass.InputGradient);
        weights = tensor(work.Weights, work.WeightShape, requires_grad: work.Pass == ConvolutionPass.WeightGradient);
        outputs = work.Pass is ConvolutionPass.Forward or ConvolutionPass.ForwardInTiles ? null : Convolve();
    }

    public override float[] Result()
    {
        using IDisposable scope = NewDisposeScope();
        return Compute().data<float>().ToArray();
    }

    public override void Dispose()
    {
        outputs?.Dispose();
        weights.Dispose();
        images.Dispose();
    }

    protected override void Run(long steps)
    {
        for (; steps > 0; steps--)
        {
            using IDisposable scope = NewDisposeScope();
            Compute();
        }
    }

    private Tensor Compute() => work.Pass switch
    {
        ConvolutionPass.Forward or ConvolutionPass.ForwardInTiles => Convolve(),
        ConvolutionPass.InputGradient => Gradient(images),
        _ => Gradient(weights),
    };

    private Tensor Convolve() => nn.functional.conv2d(images, weights, padding: [1, 1]);

    /// <summary>The gradient where that of the outputs is the images, whose shape they have.</summary>
    private Tensor Gradient(Tensor of)
    {
        using Tensor ofOutputs = images.detach();
        return autograd.grad([outputs!], [of], [ofOutputs], retain_graph: true)[0];
    }
}
