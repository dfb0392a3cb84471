using DlGen.Peers.Measuring;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DlGen.Peers.Contenders;

/// <summary>TorchSharp in inference mode, on a tensor made beforehand. The logits stay in it: nothing is copied out.</summary>
internal sealed class TorchInference : SteppedContender
{
    private readonly Sequential model;
    private readonly Tensor inputs;

    public TorchInference(InferenceWork work)
        : base(Bar.Torch)
    {
        model = TorchModel.Create(work.Layers, work.Parameters);
        model.eval();
        inputs = tensor(work.Inputs, work.BatchShape);
    }

    public override float[] Result()
    {
        using IDisposable mode = inference_mode();
        using IDisposable scope = NewDisposeScope();
        return model.forward(inputs).data<float>().ToArray();
    }

    public override void Dispose()
    {
        inputs.Dispose();
        model.Dispose();
    }

    protected override void Run(long steps)
    {
        using IDisposable mode = inference_mode();
        for (; steps > 0; steps--)
        {
            using IDisposable scope = NewDisposeScope();
            model.forward(inputs);
        }
    }
}
