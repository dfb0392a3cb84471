namespace DlGen.Gpu.Tests;

public class DeviceTests
{
    [Fact]
    public void CpuAccelerator_IsListed() =>
        Assert.Contains(GpuDevice.Devices, static device => device is { Kind: GpuDeviceKind.Cpu, Name: "CPU" });

    [Fact]
    public void CpuAccelerator_IsOpenedByName()
    {
        using var device = GpuDevice.Open("cpu");

        Assert.Equal("CPU", device.Name);
        Assert.Equal(GpuDeviceKind.Cpu, device.Info.Kind);
    }

    [Fact]
    public void Open_NeverTakesTheProcessor()
    {
        if (GpuDevice.Devices.Any(static device => device.Kind != GpuDeviceKind.Cpu))
        {
            using var device = GpuDevice.Open();
            Assert.NotEqual(GpuDeviceKind.Cpu, device.Info.Kind);
            return;
        }

        GpuException exception = Assert.Throws<GpuException>(static () => GpuDevice.Open());
        Assert.StartsWith("There is no GPU. ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownName_IsRefusedWithTheNamesThereAre()
    {
        GpuException exception = Assert.Throws<GpuException>(static () => GpuDevice.Open("Voodoo 2"));

        Assert.StartsWith("There is no device 'Voodoo 2'. There are: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'CPU'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Driver_IsNamedWhereItOffersNoDevice()
    {
        Assert.Equal("No NVIDIA driver is installed.", CudaDriver.Explain(null));
        Assert.StartsWith("NVIDIA's driver is installed and supports CUDA 10.2, but offers no device", CudaDriver.Explain(10_020), StringComparison.Ordinal);
    }
}
